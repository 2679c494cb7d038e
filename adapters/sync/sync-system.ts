import type { Adapter, Change, ChangePage } from '../adapter.ts';
import { AdapterFailure } from '../failure.ts';
import { withStorableIds } from './long-ids.ts';
import type { ApplySummary, SyncWriter } from './writer.ts';

export type SyncLog = (event: string, facts: Readonly<Record<string, unknown>>) => void;

export interface SyncOptions {
  readonly signal: AbortSignal;
  readonly now?: () => Date;
  readonly log?: SyncLog;
  /** Small pages are applied together up to so many changes, for a transaction costs more than a row. Default 500; 1 applies each page alone. */
  readonly changesPerTransaction?: number;
}

const NOTHING: ApplySummary = { inserted: 0, updated: 0, unchanged: 0, deleted: 0, quarantined: 0 };

/**
 * One pass: every change since the last cursor goes into the store, page by page. What was applied stays applied.
 * @throws {AdapterFailure} on a lasting failure of the system, after noting it; CANCELLED, unnoted, when `signal` fires.
 */
export async function syncSystem(adapter: Adapter, writer: SyncWriter, options: SyncOptions): Promise<ApplySummary> {
  const { signal, now = () => new Date(), log = () => undefined, changesPerTransaction = 500 } = options;
  const system = adapter.system.id;
  const startedAt = now().toISOString();
  try {
    const summary = await applyChanges(adapter, writer, signal, changesPerTransaction);
    await writer.passed(system, startedAt);
    log('synchronised', { system, ...summary });
    return summary;
  } catch (error) {
    if (signal.aborted) throw new AdapterFailure(system, 'CANCELLED', 'the synchroniser was stopped', error);
    if (error instanceof AdapterFailure) await writer.failed(system, now().toISOString(), error);
    throw error;
  }
}

async function applyChanges(adapter: Adapter, writer: SyncWriter, signal: AbortSignal, enough: number): Promise<ApplySummary> {
  const { system, mappingVersion } = adapter;
  let summary = NOTHING;
  signal.throwIfAborted();
  const cursor = await writer.cursorOf(system.id, mappingVersion);
  for await (const page of gathered(adapter.changes(cursor, signal), enough)) {
    signal.throwIfAborted();
    summary = added(summary, await writer.apply(system.id, mappingVersion, page));
  }
  signal.throwIfAborted();
  return summary;
}

/** The first transaction of a pass is small, so that a new system shows up soon. */
const FIRST_TRANSACTION = 50;

/** The same changes in fewer, larger pages, growing up to `most`. Where the source fails, what it had delivered before still comes. */
async function* gathered(pages: AsyncIterable<ChangePage>, most: number): AsyncGenerator<ChangePage> {
  let enough = Math.min(FIRST_TRANSACTION, most);
  let changes: Change[] = [];
  let cursor: string | null = null;
  let failure: { readonly error: unknown } | null = null;
  try {
    for await (const page of pages) {
      changes.push(...page.changes.map(withStorableIds));
      cursor = page.cursor;
      if (changes.length < enough) continue;
      yield { changes, cursor };
      changes = [];
      cursor = null;
      enough = Math.min(enough * 2, most);
    }
  } catch (error) {
    failure = { error };
  }
  if (cursor !== null) yield { changes, cursor };
  if (failure !== null) throw failure.error;
}

function added(one: ApplySummary, other: ApplySummary): ApplySummary {
  return {
    inserted: one.inserted + other.inserted,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
    deleted: one.deleted + other.deleted,
    quarantined: one.quarantined + other.quarantined,
  };
}
