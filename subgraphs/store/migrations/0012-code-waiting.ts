/** Projects with sections that the hub could not give a code yet: the day's share was used up, or no issuer was named. */
export const CODE_WAITING_TABLES: readonly string[] = [
  `create table code_waiting (project_id text primary key, tried_on text not null)`,
  `create index code_waiting_by_day on code_waiting (tried_on)`,
];
