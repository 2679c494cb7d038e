/**
 * Rows that nothing can be seen of while their project is sealed, and unreadable rows that may be such: neither is counted. Of what was
 * quarantined before nobody knows.
 */
export const HIDDEN_ROW_TABLES: readonly string[] = [
  `create table hidden_row (system text not null, row_key text not null, primary key (system, row_key))`,
  `insert into hidden_row (system, row_key)
    select r.system, r.row_key from record as r
    left join project as p on p.system = r.system and p.native_id = r.project_native_id
    group by r.system, r.row_key having bool_and(r.kind in ('bid', 'opening') and p.system is null)`,
  `alter table quarantine add column may_hold_bids boolean not null default true`,
  `create index quarantine_open_of_system on quarantine (system) where resolved_at is null and not may_hold_bids`,
];
