/** Policy documents with what was known when, their status day by day, the catalogue, and the projects that it does not hold. */
export const POLICY_TABLES: readonly string[] = [
  `create table policy_import_lock (id integer primary key)`,
  `insert into policy_import_lock (id) values (1)`,
  `create table policy_file (name text primary key, version integer not null, hash text not null, imported_at timestamptz not null)`,
  `create table policy (
    id text primary key, file text not null, file_version integer not null, known_at timestamptz not null, listed boolean not null,
    sort_order integer not null, level text not null, kind text not null, province text, city text, region text,
    search_text text not null, document json not null, periods json not null, replaced_by json not null)`,
  `create index policy_in_order on policy (sort_order, id)`,
  `create table policy_version (
    id text not null, file text not null, version integer not null, known_at timestamptz not null, document json,
    primary key (id, file, version))`,
  `create table policy_period (
    policy_id text not null, status text not null, from_on text not null, until_on text not null, primary key (policy_id, from_on))`,
  `create table catalogue_item (
    id text primary key, file text not null, file_version integer not null, known_at timestamptz not null, listed boolean not null,
    position integer not null, item json not null)`,
  `create table catalogue_item_version (
    id text not null, file text not null, version integer not null, known_at timestamptz not null, item json,
    primary key (id, file, version))`,
  `create table catalogue_finding (
    project_id text primary key, system text not null, native_id text not null, state text not null, item_id text,
    reason_zh text not null, reason_en text not null)`,
  `create index catalogue_finding_by_project on catalogue_finding (system, native_id)`,
];
