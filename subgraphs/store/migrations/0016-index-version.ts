/** By which derivation the index entries of a system were made: older ones are made anew before the store answers. */
export const INDEX_VERSION_COLUMN: readonly string[] = [`alter table system add column index_version integer not null default 0`];
