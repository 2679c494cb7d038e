/** Complaints with what their readers are limited by: the sector and region of the project that each names, else of its system. */
export const COMPLAINT_TABLES: readonly string[] = [
  `create table complaint (
    system text not null, native_id text not null, row_key text not null, position integer not null,
    project_native_id text, project_id text, sector text, province text, city text, region text, state text not null,
    filed_at timestamptz, sort_at timestamptz not null,
    primary key (system, native_id))`,
  `create index complaint_newest on complaint (sort_at, system, native_id)`,
  `create index complaint_by_project on complaint (system, project_native_id)`,
  `create index complaint_by_project_id on complaint (project_id)`,
];
