import type { LinkReason } from '../../schema/codes/link-reason.ts';
import type { ProjectRow } from '../store/rows.ts';
import type { Money } from '../../schema/records/money.ts';
import { regionView } from '../region-view.ts';
import { partiesOf } from './parties.ts';
import { complaintView } from './complaints.ts';
import type { SearchContext } from './search-context.ts';

interface Reference {
  readonly id: string;
}

type Shown<Value> = (row: ProjectRow) => Value;

/** Fields of a project as the index knows it; the rows of a page are already there, references are read together. */
export const projectResolvers = {
  __resolveReference: ({ id }: Reference, { projects }: SearchContext) => projects.load(id),
  projectCode: of(({ projectCode }) => projectCode),
  region: of(({ region, facts }) => regionView(region, facts.region?.raw ?? null)),
  stageRaw: of(({ facts }) => facts.stage?.raw ?? null),
  method: of(({ facts }) => facts.method?.code ?? null),
  methodRaw: of(({ facts }) => facts.method?.raw ?? null),
  budget: of(({ facts, budgetYuan }) => facts.budget ?? yuan(budgetYuan)),
  dealAmount: of(({ dealYuan }) => yuan(dealYuan)),
  platform: of(platform),
  source: of(({ system, nativeId, facts }) => ({ ...facts.source, system, nativeId, state: 'INDEX_ONLY' })),
  parties: partiesOf,
  notices: ({ id }: ProjectRow, _: unknown, { noticesOf }: SearchContext) => noticesOf.load(id),
  alsoKnownAs,
  relatedProjects,
  complaints: async ({ id }: ProjectRow, _: unknown, { complaintsOf }: SearchContext) => (await complaintsOf.load(id)).map(complaintView),
  timeline: ({ id }: ProjectRow, _: unknown, { timelines }: SearchContext) => timelines.load(id),
};

async function alsoKnownAs({ id }: ProjectRow, _: unknown, { aliases, projects }: SearchContext) {
  return shown(await projects.loadMany(await aliases.load(id)));
}

interface RelatedArguments {
  readonly reasons?: readonly LinkReason[] | null;
}

async function relatedProjects({ id }: ProjectRow, { reasons }: RelatedArguments, { links, projects }: SearchContext) {
  const asked = (await links.load(id)).filter(({ reason }) => reasons?.includes(reason) ?? true);
  return asked.map((link) => ({ ...link, project: () => projects.load(link.otherId) }));
}

function shown(rows: readonly (ProjectRow | Error | null)[]): readonly ProjectRow[] {
  return rows.filter((row): row is ProjectRow => row !== null && !(row instanceof Error));
}

function of<Value>(shown: Shown<Value>): Shown<Value> {
  return shown;
}

/** A sum that the index derived: no source wrote it. */
function yuan(amount: string | null): Omit<Money, 'raw'> | null {
  return amount === null ? null : { yuan: amount, currency: 'CNY', form: 'AMOUNT', rawUnit: null };
}

function platform({ platformName: name, platformCode: creditCode }: ProjectRow) {
  return name === null && creditCode === null ? null : { name, creditCode };
}
