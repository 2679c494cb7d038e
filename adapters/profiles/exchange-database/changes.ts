import type { ChangePage } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import { advance, readCursor, startOf, writeCursor, type Cursor } from './cursor.ts';
import { changeOf } from './row-change.ts';
import { ask, type StagingDatabase } from './staging-database.ts';
import { pageStatement, readRow, type Position, type WireRow, type WireTable } from './wire.ts';

export interface PagingOptions {
  readonly pageSize: number;
  readonly overlapMinutes: number;
}

/** All tables one after the other, each page by page in its order of change. */
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

/** Without the last row's place there is no way on: nothing after it may be skipped. */
function positionOf(system: string, row: WireRow | undefined): Position | null {
  if (row === undefined) return null;
  const { UPDATED_AT: at, ROW_ID: rowId } = row.columns;
  if (typeof at === 'string' && typeof rowId === 'string') return { at, rowId };
  throw new AdapterFailure(system, 'UNMAPPABLE', `${row.table.mapping.name} has a row without a readable UPDATED_AT and ROW_ID`);
}
