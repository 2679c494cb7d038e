import { sql, type Kysely } from 'kysely';
import { chained, retentionRead, type AccessRead, type LedgerEntry, type LedgerStart } from '../../../schema/access/ledger.ts';
import { countRows } from '../count-rows.ts';
import type { Page, PageRequest } from '../filter.ts';
import { inGroups } from '../in-groups.ts';
import { isoOf } from '../moment.ts';
import { checkLimit, pageOf, readCursor, writeCursor } from '../page-request.ts';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import { inTransaction } from '../transaction.ts';
import { all, between, type Condition } from '../where.ts';

const LIST = 'accessEntries SEQ DESC';

/** Which entries; every given part must hold. */
export interface LedgerFilter {
  /** About any of these legacy systems. */
  readonly systems?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Who read restricted data: entries are added and, once their retention is over, removed from the beginning; none is ever changed. */
export interface Ledger {
  /** Resolves when the entry is committed. Readings that meet share a transaction. */
  append(read: AccessRead): Promise<LedgerEntry>;
  /** Newest first. @throws {StoreInputError} */
  list(filter: LedgerFilter, page: PageRequest): Promise<Page<LedgerEntry>>;
  /** Oldest first, after a sequence. */
  after(seq: number, limit: number): Promise<readonly LedgerEntry[]>;
  /** Where what is kept begins. */
  start(): Promise<LedgerStart>;
  /** Removes entries that are older than `before` and, where there were some, adds one that says so; answers how many. */
  removeBefore(before: string): Promise<number>;
}

export function createLedger(db: Kysely<Tables>, now: () => Date): Ledger {
  return {
    append: inGroups((reads: readonly AccessRead[]) => inTransaction(db, (transaction) => appendAll(transaction, reads))),
    list: (filter, page) => listEntries(db, filter, page),
    after: (seq, limit) => entriesAfter(db, seq, limit),
    start: async () => {
      const head = await db.selectFrom('access_head').selectAll().executeTakeFirstOrThrow();
      return { seq: head.kept_seq, previousHash: head.kept_hash };
    },
    removeBefore: (before) => inTransaction(db, (transaction) => removeBefore(transaction, before, isoOf(now().getTime()))),
  };
}

async function appendAll(db: Kysely<Tables>, reads: readonly AccessRead[]): Promise<readonly LedgerEntry[]> {
  const head = await db.selectFrom('access_head').selectAll().where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();
  const entries: LedgerEntry[] = [];
  for (const read of reads) entries.push(chained(read, nextOf(entries.at(-1) ?? { seq: head.seq, hash: head.hash })));
  await insertRows(
    db,
    'access_entry',
    { seq: 'bigint', at: 'timestamptz', entry: 'json' },
    entries.map((entry) => ({ seq: entry.seq, at: entry.at, entry: JSON.stringify(entry) })),
  );
  await insertRows(
    db,
    'access_entry_system',
    { system: 'text', seq: 'bigint' },
    entries.flatMap(({ seq, systems }) => [...new Set(systems)].map((system) => ({ system, seq }))),
  );
  const { seq, hash } = entries.at(-1)!;
  await db.updateTable('access_head').set({ seq, hash }).where('id', '=', 1).execute();
  return entries;
}

function nextOf({ seq, hash }: Pick<LedgerEntry, 'seq' | 'hash'>): LedgerStart {
  return { seq: seq + 1, previousHash: hash };
}

async function listEntries(db: Kysely<Tables>, filter: LedgerFilter, page: PageRequest): Promise<Page<LedgerEntry>> {
  const where = all([...ofSystems(filter.systems), ...between('access_entry.at', filter.from, filter.to)]);
  const rows = await db
    .selectFrom('access_entry')
    .select('entry')
    .where(where)
    .where(afterCursor(page))
    .orderBy('seq', 'desc')
    .limit(checkLimit(page) + 1)
    .execute();
  const found = rows.map(({ entry }) => entry as LedgerEntry);
  const total = page.withTotal === false ? null : await countRows(db, sql`from access_entry where ${where}`);
  return pageOf(
    page,
    found.map((entry) => ({ ...entry, cursor: writeCursor(LIST, { value: String(entry.seq), id: entry.hash }) })),
    total,
  );
}

function ofSystems(systems: readonly string[] | undefined): readonly Condition[] {
  if (systems === undefined) return [];
  return [sql<boolean>`access_entry.seq in (select s.seq from access_entry_system as s where s.system = any(${[...systems]}::text[]))`];
}

function afterCursor({ after }: PageRequest): Condition {
  if (after === null || after === undefined) return sql<boolean>`true`;
  return sql<boolean>`access_entry.seq < ${readCursor(LIST, after).value}::numeric`;
}

async function entriesAfter(db: Kysely<Tables>, seq: number, limit: number): Promise<readonly LedgerEntry[]> {
  const rows = await db.selectFrom('access_entry').select('entry').where('seq', '>', seq).orderBy('seq').limit(limit).execute();
  return rows.map(({ entry }) => entry as LedgerEntry);
}

/** The chain loses its beginning only, and remembers the hash that what is left follows. */
async function removeBefore(db: Kysely<Tables>, before: string, at: string): Promise<number> {
  await db.selectFrom('access_head').select('id').where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();
  const firstKept = await db
    .selectFrom('access_entry')
    .select((select) => select.fn.min<number | null>('seq').as('seq'))
    .where('at', '>=', before)
    .executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('access_entry')
    .select('entry')
    .where(firstKept.seq === null ? sql<boolean>`true` : sql<boolean>`seq < ${firstKept.seq}`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return 0;
  const { seq, hash } = last.entry as LedgerEntry;
  await db.deleteFrom('access_entry_system').where('seq', '<=', seq).execute();
  const { numDeletedRows } = await db.deleteFrom('access_entry').where('seq', '<=', seq).executeTakeFirstOrThrow();
  await db
    .updateTable('access_head')
    .set({ kept_seq: seq + 1, kept_hash: hash })
    .where('id', '=', 1)
    .execute();
  const removed = Number(numDeletedRows);
  await appendAll(db, [retentionRead({ seq: seq + 1, previousHash: hash }, removed, at)]);
  return removed;
}
