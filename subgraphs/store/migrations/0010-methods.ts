/** The method of a trade by its national code, whatever a system calls it. JSON that holds a NUL cannot be read into columns. */
export const METHOD_COLUMN: readonly string[] = [
  `alter table project add column method text`,
  String.raw`update project set method = stated.code from (
    select system, native_id, readable.facts -> 'method' ->> 'code' as code from (
      select system, native_id, case when facts::text like '%\\u0000%' then '{}'::json else facts end as facts from project) as readable
    ) as stated where stated.system = project.system and stated.native_id = project.native_id`,
  `create index project_newest_of_method on project (method, sort_at, id)`,
];
