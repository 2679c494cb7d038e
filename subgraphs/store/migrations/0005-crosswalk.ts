/** Which codes name which sections, with history; and what contradicts. */
export const CROSSWALK_TABLES: readonly string[] = [
  `create table deal_code_link (
    deal_code text not null, project_id text not null, section text not null, system text not null, native_id text not null,
    sector text not null, origin text not null, since timestamptz not null, until timestamptz,
    primary key (deal_code, project_id, section, since))`,
  `create index deal_code_link_by_project on deal_code_link (project_id)`,
  `create table code_conflict (
    id text primary key, kind text not null, deal_code text not null, project_ids json not null, section text not null,
    sectors json not null, systems json not null, evidence json not null, since timestamptz not null, resolved_at timestamptz)`,
  `create index code_conflict_by_code on code_conflict (deal_code)`,
  `create table code_conflict_project (id text not null, project_id text not null, primary key (project_id, id))`,
  `create index code_conflict_newest on code_conflict (since, id)`,
];
