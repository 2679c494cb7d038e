import type { Policy, PolicyVersion } from '../store/policies/policy.ts';
import { isBasisOn, statusOn } from '../store/policies/status-periods.ts';
import { regionView } from '../region-view.ts';
import { citationOf } from './citation.ts';
import type { PolicyContext } from './policy-context.ts';

interface DayArguments {
  readonly on?: string | null;
}

/** Fields of a policy; those that its file states need no word here. */
export const policyResolvers = {
  __resolveReference: ({ id }: { readonly id: string }, { policies }: PolicyContext) => policies.load(id),
  region: ({ region }: Policy) => regionView(region, null),
  issuer: ({ issuers }: Policy) => (issuers.length === 0 ? null : issuers.join('、')),
  status: ({ periods }: Policy, { on }: DayArguments, { today }: PolicyContext) => statusOn(periods, on ?? today),
  isBasis: (policy: Policy, { on }: DayArguments, { today }: PolicyContext) => isBasisOn(policy, on ?? today),
  replaces: ({ replaces }: Policy, _: unknown, context: PolicyContext) => policiesOf(replaces, context),
  replacedBy: ({ replacedBy }: Policy, _: unknown, context: PolicyContext) => policiesOf(replacedBy, context),
  articles: ({ articles }: Policy) => articles.map(({ article }) => article),
  citations: (policy: Policy, { article }: { readonly article?: string | null }) =>
    policy.articles
      .filter((one) => (article ?? null) === null || one.article === article?.trim())
      .map((one) => citationOf(policy, one.article)),
  marks: ({ marks }: Policy) => Object.entries(marks).map(([field, confidence]) => ({ field, confidence })),
  note: ({ note }: Policy) => (note === null ? null : `${note.zh} / ${note.en}`),
  file: ({ file, fileVersion, knownSince }: Policy) => ({ name: file, version: fileVersion, knownSince }),
  versions: async ({ id }: Policy, _: unknown, { versions }: PolicyContext) => (await versions.load(id)).map(versionView),
};

async function policiesOf(ids: readonly string[], { policies }: PolicyContext): Promise<readonly Policy[]> {
  const found = await policies.loadMany(ids);
  return found.filter((policy): policy is Policy => policy !== null && !(policy instanceof Error));
}

/** Newest first: the version before is the next one. */
function versionView({ file, version, knownSince, document }: PolicyVersion, index: number, versions: readonly PolicyVersion[]) {
  const before = versions[index + 1]?.document ?? null;
  const keys = Object.keys({ ...document, ...before }) as (keyof NonNullable<typeof document>)[];
  const changedFields = keys.filter((key) => JSON.stringify(document?.[key]) !== JSON.stringify(before?.[key]));
  const isListed = document !== null;
  return { file: { name: file, version, knownSince }, listed: isListed, title: document?.title ?? null, changedFields };
}
