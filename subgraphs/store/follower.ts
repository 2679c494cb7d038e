import type { Kysely } from 'kysely';
import type { ChangeEntry } from './rows.ts';
import type { Tables } from './tables.ts';

/** Keeps something that is derived from legacy rows up to date, by the change feed. */
export interface Follower {
  readonly name: string;
  /** Raised when the derivation changes: everything is then derived anew. */
  readonly version: number;
  /** Empties what is derived; what was promised to others (an issued code) stays. */
  reset(db: Kysely<Tables>): Promise<void>;
  /** Takes in changes, in order, inside the transaction that moves the follower's place: after a crash they come again. */
  follow(db: Kysely<Tables>, changes: readonly ChangeEntry[]): Promise<void>;
  /** Takes up, while there are no changes, some of what earlier ones left undone; asked every second. */
  resume?(db: Kysely<Tables>): Promise<void>;
}

/** The projects that changes touch, by system, each once. */
export function touchedProjects(changes: readonly ChangeEntry[]): ReadonlyMap<string, readonly string[]> {
  const bySystem = Map.groupBy(changes, ({ system }) => system);
  return new Map([...bySystem].map(([system, entries]) => [system, [...new Set(entries.flatMap((entry) => entry.projectNativeIds))]]));
}
