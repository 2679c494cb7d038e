/** Who read restricted data: a chain of entries, the systems each is about, and where the chain ends and begins. */
export const ACCESS_LEDGER_TABLES: readonly string[] = [
  `create table access_entry (seq bigint primary key, at timestamptz not null, entry json not null)`,
  `create index access_entry_at on access_entry (at)`,
  `create table access_entry_system (system text not null, seq bigint not null, primary key (system, seq))`,
  `create table access_head (
    id integer primary key check (id = 1), seq bigint not null, hash text not null, kept_seq bigint not null, kept_hash text not null)`,
  `insert into access_head (id, seq, hash, kept_seq, kept_hash) values (1, 0, repeat('0', 64), 1, repeat('0', 64))`,
];
