import { sql, type Kysely } from 'kysely';
import type { CatalogueState } from '../../../schema/codes/catalogue-state.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { isRegionCode } from '../../../schema/identifiers/region-code.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import type { BothLanguages } from '../policies/policy.ts';
import { holdersOf } from '../policies/region-holders.ts';
import type { Tables } from '../tables.ts';
import { all, oneOf, within, type Condition } from '../where.ts';
import type { CatalogueItem, StoredCatalogueItem } from './catalogue-item.ts';
import { cataloguedProjects } from './catalogued-project.ts';
import { holdsOn, judgeProject, type CatalogueJudgement } from './judge-project.ts';

/** A project outside the catalogue, or a listed one that trades elsewhere. */
export interface CatalogueFinding {
  readonly projectId: string;
  readonly state: CatalogueState;
  readonly itemId: string | null;
  readonly reason: BothLanguages;
}

export interface CatalogueFindingFilter {
  readonly states?: readonly CatalogueState[] | undefined;
  readonly sectors?: readonly Sector[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly systems?: readonly string[] | undefined;
  /** Ids of catalogue items. */
  readonly items?: readonly string[] | undefined;
}

export interface Catalogue {
  /** Items that hold in a region on a day, in order; every listed one where the region is null, those of any day where the day is. */
  items(region: string | null, day: string | null): Promise<readonly StoredCatalogueItem[]>;
  /** By id, also those no longer listed. */
  byIds(ids: readonly string[]): Promise<readonly (StoredCatalogueItem | null)[]>;
  /** By global project id, as today's rows and catalogue tell. */
  judge(projectIds: readonly string[]): Promise<ReadonlyMap<string, CatalogueJudgement>>;
  /** Newest project first. @throws {StoreInputError} */
  findings(filter: CatalogueFindingFilter, page: PageRequest): Promise<Page<CatalogueFinding>>;
}

const LIST = 'catalogueFindings PUBLISHED_AT DESC';

export function createCatalogue(db: Kysely<Tables>, platforms: ReadonlySet<string>): Catalogue {
  return {
    items: (region, day) => itemsOf(db, region, day),
    async byIds(ids) {
      const rows = await selectItems(db)
        .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
        .execute();
      const found = new Map(rows.map((row) => [row.id, itemOfRow(row)]));
      return ids.map((id) => found.get(id) ?? null);
    },
    async judge(projectIds) {
      const [projects, items] = await Promise.all([cataloguedProjects(db, { ids: projectIds }), listedItems(db)]);
      return new Map(projects.map((project) => [project.id, judgeProject(project, items, platforms)]));
    },
    findings: (filter, page) => listFindings(db, filter, page),
  };
}

/** Every item of today's catalogue. */
export async function listedItems(db: Kysely<Tables>): Promise<readonly StoredCatalogueItem[]> {
  return (await selectItems(db).where('listed', '=', true).execute()).map(itemOfRow);
}

async function itemsOf(db: Kysely<Tables>, region: string | null, day: string | null): Promise<readonly StoredCatalogueItem[]> {
  const holders = region === null ? null : new Set(isRegionCode(region) ? holdersOf(region) : []);
  const holds = (item: CatalogueItem) =>
    (day === null || holdsOn(item, day)) && (item.region === null || holders === null || holders.has(item.region));
  return (await listedItems(db)).filter(holds);
}

function selectItems(db: Kysely<Tables>) {
  return db
    .selectFrom('catalogue_item')
    .select(['id', 'item', 'file', 'file_version', 'known_at'])
    .orderBy(sql`coalesce(item ->> 'region', '')`)
    .orderBy('file')
    .orderBy('position')
    .orderBy('id');
}

interface ItemRow {
  readonly item: unknown;
  readonly file: string;
  readonly file_version: number;
  readonly known_at: string;
}

function itemOfRow({ item, file, file_version: fileVersion, known_at: knownSince }: ItemRow): StoredCatalogueItem {
  return { ...(item as CatalogueItem), file, fileVersion, knownSince };
}

async function listFindings(db: Kysely<Tables>, filter: CatalogueFindingFilter, page: PageRequest): Promise<Page<CatalogueFinding>> {
  const limit = checkLimit(page);
  const position = page.after === null || page.after === undefined ? null : readCursor(LIST, page.after);
  const where = findingWhere(filter);
  const rows = await db
    .selectFrom('catalogue_finding as finding')
    .innerJoin('project', 'project.id', 'finding.project_id')
    .where(where)
    .select(['project.id', 'project.sort_at', 'finding.state', 'finding.item_id', 'finding.reason_zh', 'finding.reason_en'])
    .where(
      position === null
        ? sql<boolean>`true`
        : sql<boolean>`(project.sort_at, project.id) < (${position.value}::timestamptz, ${position.id})`,
    )
    .orderBy('project.sort_at', 'desc')
    .orderBy('project.id', 'desc')
    .limit(limit + 1)
    .execute();
  const total = await countRows(db, sql`from catalogue_finding as finding join project on project.id = finding.project_id where ${where}`);
  const findings = rows.map((row) => ({
    ...{ projectId: row.id, state: row.state as CatalogueState, itemId: row.item_id },
    ...{ reason: { zh: row.reason_zh, en: row.reason_en }, cursor: writeCursor(LIST, { value: row.sort_at, id: row.id }) },
  }));
  return pageOf(page, findings, total);
}

function findingWhere({ states, sectors, regions, systems, items }: CatalogueFindingFilter): Condition {
  return all([
    sql<boolean>`project.listed and project.alias_of is null`,
    ...oneOf('finding.state', states),
    ...oneOf('finding.item_id', items),
    ...oneOf('project.sector', sectors),
    ...oneOf('project.system', systems),
    ...within('project', regions),
  ]);
}
