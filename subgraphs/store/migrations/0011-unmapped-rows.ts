/** Which rows hold a value that no code list holds, so that its count falls when they no longer do. */
export const UNMAPPED_ROW_TABLES: readonly string[] = [
  `create table unmapped_code_row (
    system text not null, holder text not null, list text not null, column_name text not null, raw text not null,
    primary key (system, holder, list, column_name, raw))`,
  String.raw`insert into unmapped_code_row (system, holder, list, column_name, raw)
    select distinct held.system, held.holder, coalesce(f ->> 'list', ''), f ->> 'column', f ->> 'value'
    from (
      select v.system, 'row ' || v.row_key as holder,
        case when v.findings::text like '%UNKNOWN_CODE%' and v.findings::text not like '%\\u0000%' then v.findings else '[]'::json end as findings
      from row_version as v join source_row as r on r.system = v.system and r.row_key = v.row_key and r.version = v.version
      where not v.deleted
      union all
      select q.system, 'quarantine ' || q.id,
        case when q.findings::text like '%UNKNOWN_CODE%' and q.findings::text not like '%\\u0000%' then q.findings else '[]'::json end
      from quarantine as q where q.resolved_at is null
    ) as held cross join lateral json_array_elements(held.findings) as f
    where f ->> 'code' = 'UNKNOWN_CODE' and f ->> 'value' is not null`,
  `update unmapped_code set count = (
    select count(*) from unmapped_code_row as r where r.system = unmapped_code.system and r.list = unmapped_code.list
      and r.column_name = unmapped_code.column_name and r.raw = unmapped_code.raw)`,
  `delete from unmapped_code where count = 0`,
];
