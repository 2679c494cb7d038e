/** Rows with all their versions, the index of projects and notices, quarantine, change feed. */
export const INDEX_TABLES: readonly string[] = [
  `create table system (
    id text primary key, cursor text, mapping_version text,
    complete_as_of timestamptz, last_applied_at timestamptz, failure_code text, failed_at timestamptz,
    arrivals bigint not null default 0, row_count bigint not null default 0, notice_count bigint not null default 0)`,
  `create table source_row (
    system text not null, row_key text not null, version integer not null, deleted boolean not null,
    source_updated_at timestamptz, raw_hash text, mapping_version text not null,
    primary key (system, row_key))`,
  `create table row_version (
    system text not null, row_key text not null, version integer not null, known_at timestamptz not null,
    source_updated_at timestamptz, raw_hash text, mapping_version text not null, deleted boolean not null,
    records json not null, findings json not null,
    primary key (system, row_key, version))`,
  `create table record (
    system text not null, row_key text not null, position integer not null, kind text not null, native_id text not null,
    project_native_id text, source_updated_at timestamptz, known_at timestamptz not null, arrival bigint not null,
    test boolean not null, facts json not null, content text,
    primary key (system, row_key, position))`,
  `create index record_by_project on record (system, project_native_id)`,
  `create index record_by_native_id on record (system, kind, native_id)`,
  `create table project (
    system text not null, native_id text not null, id text not null, sector text not null, title text not null,
    project_code text, deal_codes json not null, province text, city text, region text, stage text,
    published_at timestamptz, updated_at timestamptz not null, sort_at timestamptz not null, month integer not null,
    budget numeric, deal numeric, amount_order numeric not null, platform_name text, platform_code text,
    listed boolean not null, facts json not null, search_text text not null, search tsvector not null,
    fingerprint text not null, party_fingerprint text not null,
    primary key (system, native_id))`,
  `create index project_by_id on project (id)`,
  `create index project_newest on project (sort_at, id)`,
  `create index project_newest_of_sector on project (sector, sort_at, id)`,
  `create index project_newest_of_city on project (city, sector, sort_at, id)`,
  `create index project_newest_of_region on project (region, sort_at, id)`,
  `create index project_by_amount on project (amount_order, id)`,
  `create index project_by_update on project (updated_at, id)`,
  `create index project_search on project using gin (search)`,
  `create table project_party (
    system text not null, native_id text not null, position integer not null, project_id text not null,
    record_kind text not null, role text not null, name text not null, code text, party json not null,
    primary key (system, native_id, position))`,
  `create index project_party_by_code on project_party (code, project_id)`,
  `create index project_party_by_project on project_party (project_id)`,
  `create table project_deal_code (
    system text not null, native_id text not null, deal_code text not null, project_id text not null,
    primary key (system, native_id, deal_code))`,
  `create index project_deal_code_by_code on project_deal_code (deal_code)`,
  `create table notice (
    system text not null, native_id text not null, id text not null, row_key text not null, position integer not null, project_native_id text,
    sector text not null, kind text, title text not null, published_at timestamptz, sort_at timestamptz not null,
    province text, city text, region text, listed boolean not null,
    search_text text not null, search tsvector not null,
    primary key (system, native_id))`,
  `create index notice_by_id on notice (id)`,
  `create index notice_newest on notice (sort_at, id)`,
  `create index notice_newest_of_city on notice (city, sector, sort_at, id)`,
  `create index notice_by_project on notice (system, project_native_id, sort_at)`,
  `create index notice_search on notice using gin (search)`,
  `create table rollup (
    system text not null, sector text not null, city text not null, month integer not null, stage text not null,
    count bigint not null, budget numeric not null, deal numeric not null,
    primary key (system, sector, city, month, stage))`,
  `create table quarantine (
    id text primary key, system text not null, row_key text, source_table text not null, encoding text not null,
    findings json not null, raw_bytes bytea not null, source_updated_at timestamptz,
    first_seen_at timestamptz not null, last_seen_at timestamptz not null, count bigint not null, resolved_at timestamptz)`,
  `create index quarantine_by_row on quarantine (system, row_key)`,
  `create index quarantine_newest on quarantine (last_seen_at, id)`,
  `create table unmapped_code (
    system text not null, list text not null, raw text not null, column_name text not null, count bigint not null,
    first_seen_at timestamptz not null, last_seen_at timestamptz not null,
    primary key (system, list, column_name, raw))`,
  `create table change (
    seq bigint primary key, system text not null, row_key text not null, version integer not null,
    change text not null, at timestamptz not null, project_native_ids json not null)`,
  `create table feed_counter (id integer primary key, last bigint not null)`,
  `insert into feed_counter (id, last) values (1, 0)`,
];
