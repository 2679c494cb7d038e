import type { ColumnType } from 'kysely';

/** `timestamptz`: written as ISO 8601, read as ISO 8601 +08:00. */
export type Time = string;
/** `json` columns hold text that JavaScript wrote and are read parsed. */
export type Json = ColumnType<unknown, string, string>;
