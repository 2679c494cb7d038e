/** Who takes part in trading: mentions in projects, names, what systems register, and one entry per identity. */
export const REGISTER_TABLES: readonly string[] = [
  `create table entity_mention (
    identity text not null, project_id text not null, role text not null, system text not null, sector text not null,
    name text not null, amount numeric, at timestamptz not null, year integer not null, stated_in json not null,
    primary key (identity, project_id, role))`,
  `create index entity_mention_by_project on entity_mention (project_id)`,
  `create table entity_name (
    identity text not null, name text not null, system text not null, name_key text not null,
    first_at timestamptz not null, last_at timestamptz not null,
    primary key (identity, name, system))`,
  `create index entity_name_by_key on entity_name (name_key)`,
  `create table entity_statement (
    system text not null, row_key text not null, position integer not null, identity text not null, kind text not null,
    stated_at timestamptz not null, known_at timestamptz not null, is_open boolean not null, facts json not null,
    primary key (system, row_key, position))`,
  `create index entity_statement_by_identity on entity_statement (identity, kind)`,
  `create table entity (
    identity text primary key, entity_id text not null, rule text, credit_code text, organisation_code text, name text not null, name_key text not null,
    province text, city text, region text, organisation_type text, status text, roles json not null, sectors json not null,
    project_count integer not null, first_at timestamptz not null, last_at timestamptz not null,
    search_text text not null, search tsvector not null)`,
  `create index entity_by_entity on entity (entity_id)`,
  `create index entity_by_name on entity (name_key text_pattern_ops)`,
  `create index entity_by_organisation_code on entity (organisation_code)`,
  `create index entity_newest on entity (last_at, identity)`,
  `create index entity_search on entity using gin (search)`,
];
