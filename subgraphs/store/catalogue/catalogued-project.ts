import { sql, type Kysely } from 'kysely';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Project } from '../../../schema/records/project.ts';
import type { Tables } from '../tables.ts';
import type { CataloguedProject } from './judge-project.ts';

export interface StoredCataloguedProject extends CataloguedProject {
  readonly id: string;
  readonly system: string;
  readonly nativeId: string;
}

/** Which projects: by global id, or by native id within a system. */
export type ProjectKeys = { readonly ids: readonly string[] } | { readonly system: string; readonly nativeIds: readonly string[] };

const COLUMNS = [
  'id',
  'system',
  'native_id',
  'sector',
  'title',
  'region',
  'sort_at',
  'budget',
  'deal',
  'platform_name',
  'platform_code',
  'deal_codes',
  // Read here and not by the database: its JSON operators refuse a NUL, which rows may hold.
  'facts',
] as const;

/** What the catalogue asks of public projects; others are left out. */
export async function cataloguedProjects(db: Kysely<Tables>, keys: ProjectKeys): Promise<readonly StoredCataloguedProject[]> {
  const selected = db.selectFrom('project').select(COLUMNS).where('listed', '=', true);
  const rows = await (
    'ids' in keys
      ? selected.where('id', '=', sql<string>`any(${[...keys.ids]}::text[])`)
      : selected.where('system', '=', keys.system).where('native_id', '=', sql<string>`any(${[...keys.nativeIds]}::text[])`)
  ).execute();
  return rows.map((row) => ({
    ...{ id: row.id, system: row.system, nativeId: row.native_id, sector: row.sector as Sector, title: row.title, region: row.region },
    ...{ platformName: row.platform_name, platformCode: row.platform_code, dealCodes: row.deal_codes as readonly string[] },
    ...{ classification: (row.facts as Project).classification, day: row.sort_at.slice(0, 10), amountYuan: row.deal ?? row.budget },
  }));
}
