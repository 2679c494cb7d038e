/** Which projects belong together, and which are one project that two systems hold. */
export const LINK_TABLES: readonly string[] = [
  `create table project_traits (project_id text primary key, system text not null, native_id text not null, traits json not null)`,
  `create table project_trait_key (
    project_id text not null, kind text not null, value text not null, primary key (project_id, kind, value))`,
  `create index project_trait_key_by_value on project_trait_key (kind, value)`,
  `create table project_link (
    project_id text not null, other_id text not null, reason text not null, strength text not null,
    evidence json not null, since timestamptz not null,
    primary key (project_id, other_id, reason))`,
  `create index project_link_back on project_link (other_id)`,
  `alter table project add column alias_of text`,
  `alter table project add column alias_system text`,
  `create index project_by_alias on project (alias_of)`,
  `alter table rollup add column alias boolean not null default false`,
  `alter table rollup drop constraint rollup_pkey`,
  `alter table rollup add primary key (system, sector, city, month, stage, alias)`,
];
