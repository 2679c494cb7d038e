/** Projects whose bidders time alone will disclose, so that they are looked at again then. */
export const SEAL_COLUMN: readonly string[] = [
  `alter table project add column sealed_until timestamptz`,
  `create index project_sealed_until on project (system, sealed_until) where sealed_until is not null`,
];
