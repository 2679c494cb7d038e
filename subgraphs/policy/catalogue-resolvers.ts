import { dealCategory } from '../../schema/codes/deal-category.ts';
import type { CatalogueFinding } from '../store/catalogue/catalogue.ts';
import type { CatalogueItem, StoredCatalogueItem } from '../store/catalogue/catalogue-item.ts';
import type { CatalogueJudgement } from '../store/catalogue/judge-project.ts';
import type { BothLanguages } from '../store/policies/policy.ts';
import { regionView } from '../region-view.ts';
import { citationOf } from './citation.ts';
import type { PolicyContext } from './policy-context.ts';

/** Fields of an entry of the catalogue. */
export const catalogueItemResolvers = {
  __resolveReference: ({ id }: { readonly id: string }, { items }: PolicyContext) => items.load(id),
  name: ({ name }: CatalogueItem) => name.zh,
  nameEn: ({ name }: CatalogueItem) => name.en,
  region: ({ region }: CatalogueItem) => regionView(region, null),
  categories: ({ categories }: CatalogueItem) => categories.map(categoryView),
  basis: async ({ basis }: CatalogueItem, _: unknown, { policies }: PolicyContext) => {
    const found = await policies.loadMany(basis.map(({ policy }) => policy));
    return basis.flatMap(({ article }, index) => {
      const policy = found[index] ?? null;
      return policy === null || policy instanceof Error ? [] : [citationOf(policy, article)];
    });
  },
  note: ({ note }: CatalogueItem) => (note === null ? null : `${note.zh} / ${note.en}`),
  file: ({ file, fileVersion, knownSince }: StoredCatalogueItem) => ({ name: file, version: fileVersion, knownSince }),
};

/** The part of every project that the catalogue tells. */
export const cataloguedProjectResolvers = {
  catalogue: async ({ id }: { readonly id: string }, _: unknown, { judgements }: PolicyContext) => {
    const judgement = await judgements.load(id);
    return judgement === null ? null : judgementView(judgement);
  },
};

function judgementView({ state, item, reason }: CatalogueJudgement) {
  return { state, item, ...reasonView(reason) };
}

export function findingView({ projectId, state, itemId, reason }: CatalogueFinding, { items }: PolicyContext) {
  return { state, project: { id: projectId }, item: () => (itemId === null ? null : items.load(itemId)), ...reasonView(reason) };
}

function reasonView({ zh, en }: BothLanguages) {
  return { reason: `${zh} / ${en}`, reasonZh: zh, reasonEn: en };
}

function categoryView(code: string) {
  const category = dealCategory(code);
  return { code, name: category?.zh ?? null, nameEn: category?.en ?? null, confidence: category?.confidence ?? null };
}
