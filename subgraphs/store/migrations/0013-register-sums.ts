/** Counts and sums of an entity by year, and bodies of which only the code is printed. What is derived is derived anew. */
export const REGISTER_SUMS: readonly string[] = [
  `alter table entity alter column name drop not null`,
  `alter table entity_mention alter column name drop not null`,
  `drop table entity_tally`,
  `create table entity_tally (
    identity text not null, sector text not null, role text not null, year integer not null,
    count bigint not null, priced bigint not null, amount numeric not null, primary key (identity, sector, role, year))`,
  // Few are named often, and the engine must know which: it joins their mentions in another way.
  `alter table entity_mention alter column identity set statistics 1000`,
  // An entity's notices are looked for without reading their rows.
  `drop index notice_by_project`,
  `create index notice_by_project on notice (system, project_native_id, sort_at, id, listed)`,
];
