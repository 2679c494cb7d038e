import iconv from 'iconv-lite';
import type { DirtKind, WorldProject } from '../world/world-project.ts';
import type { StagingRow } from './exchange-database-tables.ts';
import { has } from './exchange-database-values.ts';

type Values = StagingRow['values'];

/** The columns that dirt goes into: the land market's table names them differently. */
interface DirtColumns {
  readonly title: string;
  readonly method: string;
  readonly text: string;
}

const LAND: DirtColumns = { title: 'LAND_PROJECT_NAME', method: 'LISTING_TYPE', text: 'ANNOUNCEMENT_CONNECT' };
const MINERAL: DirtColumns = { title: 'NA_APP_NAME', method: 'IN_BUY_KIND', text: 'NA_GEOGRAPHY_POSITION' };

/** What dirt makes of a project's own row. */
const DIRT: Readonly<Partial<Record<DirtKind, (values: Values, columns: DirtColumns) => Values>>> = {
  UNREADABLE_ROW: (_, { title }) => ({ [title]: '', PUBLISHING_TIME: '待定' }),
  TEST_ROW: (values, { title }) => ({ [title]: `【系统测试】${String(values[title]).replace(/^【系统测试】/u, '')}` }),
  UNKNOWN_CODE: (_, { method }) => ({ [method]: '999' }),
  // A byte that GBK does not know, and half a character where a fixed-length column ends.
  INVALID_BYTES: (values, { text }) => ({ [text]: Buffer.concat([iconv.encode(String(values[text]), 'gbk'), Buffer.from([0xff, 0xb0])]) }),
};

/** A row with the dirt that its project asks for; deletion concerns all its rows. */
export function withDirt(project: WorldProject, row: StagingRow, isProject: boolean): StagingRow {
  const deleted = has(project, 'DELETED') ? { IS_DELETED: '1' } : {};
  const columns = project.sector === 'MINERAL' ? MINERAL : LAND;
  const changes = isProject ? project.dirt.map((kind) => DIRT[kind]?.(row.values, columns) ?? {}) : [];
  return { table: row.table, values: Object.assign({}, row.values, deleted, ...changes) as Values };
}
