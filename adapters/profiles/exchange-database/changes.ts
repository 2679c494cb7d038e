import type { ChangePage } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import { advance, readCursor, startOf, writeCursor, type Cursor } from './cursor.ts';
import { changeOf } from './row-change.ts';
import { ask, type StagingDatabase } from './staging-database.ts';
import { pageStatement, readRow, undatedStatement, type Position, type WireRow, type WireTable } from './wire.ts';

export interface PagingOptions {
  readonly pageSize: number;
  readonly overlapMinutes: number;
}

/** All tables one after the other, each page by page: its rows in their order of change, then those that do not say when they changed. */
export async function* readChanges(
  staging: StagingDatabase,
  paging: PagingOptions,
  cursor: string | null,
  signal: AbortSignal,
): AsyncGenerator<ChangePage> {
  let reached = readCursor(cursor);
  for (const table of await staging.tables(signal)) {
    for await (const page of tablePages(staging, paging, table, reached, signal)) {
      reached = page.reached;
      const reading = staging.reading();
      yield { changes: page.rows.map((row) => changeOf(row, reading)), cursor: writeCursor(reached) };
    }
    for await (const rows of undatedPages(staging, paging, table, signal)) {
      const reading = staging.reading();
      yield { changes: rows.map((row) => changeOf(row, reading)), cursor: writeCursor(reached) };
    }
  }
}

/** No cursor says how far these were read, so that each pass reads all of them: nothing tells which changed. */
async function* undatedPages(
  staging: StagingDatabase,
  { pageSize }: PagingOptions,
  table: WireTable,
  signal: AbortSignal,
): AsyncGenerator<readonly WireRow[]> {
  for (let after: string | null = null; ;) {
    const rows = await readPage(staging, table, undatedStatement(table, staging.database.bytesOf, after, pageSize), signal);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rowIdOf(staging.system, rows.at(-1)!);
  }
}

interface TablePage {
  readonly rows: readonly WireRow[];
  readonly reached: Cursor;
}

async function* tablePages(
  staging: StagingDatabase,
  { pageSize, overlapMinutes }: PagingOptions,
  table: WireTable,
  start: Cursor,
  signal: AbortSignal,
): AsyncGenerator<TablePage> {
  const { number } = table.mapping;
  let reached = start;
  let after = startOf(reached[number], overlapMinutes);
  for (;;) {
    const rows = await readPage(staging, table, pageStatement(table, staging.database.bytesOf, after, pageSize), signal);
    const finished = rows.length < pageSize;
    const wasReading = (reached[number]?.reading ?? null) !== null;
    after = positionOf(staging.system, rows.at(-1)) ?? after;
    reached = { ...reached, [number]: advance(reached[number], after, finished, staging.now()) };
    if (rows.length > 0 || wasReading) yield { rows, reached };
    if (finished) return;
  }
}

async function readPage(
  staging: StagingDatabase,
  table: WireTable,
  statement: ReturnType<typeof pageStatement>,
  signal: AbortSignal,
): Promise<readonly WireRow[]> {
  const { encoding } = staging.reading();
  return (await ask(staging, statement, signal)).map((row) => readRow(table, row, encoding));
}

function positionOf(system: string, row: WireRow | undefined): Position | null {
  if (row === undefined) return null;
  const rowId = rowIdOf(system, row);
  const { UPDATED_AT: at } = row.columns;
  if (typeof at === 'string') return { at, rowId };
  throw noWayOn(system, row);
}

function rowIdOf(system: string, row: WireRow): string {
  const { ROW_ID: rowId } = row.columns;
  if (typeof rowId === 'string') return rowId;
  throw noWayOn(system, row);
}

/** Without the last row's place nothing after it can be asked for, and none of it may be skipped. */
function noWayOn(system: string, { table }: WireRow): AdapterFailure {
  return new AdapterFailure(system, 'UNMAPPABLE', `${table.mapping.name} has a row without a readable UPDATED_AT and ROW_ID`);
}
