import type { CodeConflict, ConflictFilter, DealCodeLink } from '../store/crosswalk/crosswalk.ts';
import { connectionOf, pageRequest, type PageArguments } from '../connection.ts';
import { given } from '../given.ts';
import type { CodingContext } from './coding-context.ts';

interface Reference {
  readonly id: string;
}

interface LinkArguments {
  readonly history: boolean;
}

/** Fields that every type of project has. */
export const codeFields = {
  dealCodeLinks: async ({ id }: Reference, { history }: LinkArguments, { endedLinks, links }: CodingContext) =>
    (await (history ? endedLinks : links).load(id)).map(linkView),
  codeConflicts: async ({ id }: Reference, _: unknown, { conflicts }: CodingContext) => (await conflicts.load(id)).map(conflictView),
};

/** Entry points of the crosswalk. */
export const codeRoots = {
  async dealCodeLinks(_: never, { dealCode, history }: LinkArguments & { readonly dealCode: string }, { store }: CodingContext) {
    return (await store.crosswalk.linksOfCode(dealCode, history)).map(linkView);
  },
  async codeConflicts(_: never, { filter, ...page }: ConflictArguments, { store }: CodingContext) {
    const found = await store.crosswalk.conflicts(given(filter ?? { open: true }), pageRequest(page, true));
    return connectionOf(page, { ...found, rows: found.rows.map((row) => ({ ...conflictView(row), cursor: row.cursor })) }, () => null);
  },
};

interface ConflictArguments extends PageArguments {
  readonly filter?: ConflictFilter | null;
}

function linkView(link: DealCodeLink) {
  return { ...link, project: { id: link.projectId } };
}

function conflictView({ projectIds, evidence, ...conflict }: CodeConflict) {
  return {
    ...conflict,
    projects: projectIds.map((id) => ({ id })),
    evidence: evidence.map((stated) => ({ ...stated, section: stated.section || null })),
  };
}
