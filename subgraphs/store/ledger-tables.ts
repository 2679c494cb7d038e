import type { Json, Time } from './column-kinds.ts';

/** Readings of restricted data; `entry` is what the chain's hashes are of. */
export interface AccessEntryTable {
  seq: number;
  at: Time;
  entry: Json;
}

/** Which legacy systems an entry is about. */
export interface AccessEntrySystemTable {
  system: string;
  seq: number;
}

/** End of the chain, and where what is kept of it begins; the row is the lock of whoever appends. */
export interface AccessHeadTable {
  id: number;
  seq: number;
  hash: string;
  kept_seq: number;
  kept_hash: string;
}

export interface LedgerTables {
  access_entry: AccessEntryTable;
  access_entry_system: AccessEntrySystemTable;
  access_head: AccessHeadTable;
}
