/**
 * Projects whose bidders may have been shown before seals, and before projects that announce no opening were sealed: their time is set
 * to have come long ago, and their print to none, so that the store looks at them again as it opens.
 */
export const SEALED_BY_DEFAULT: readonly string[] = [
  `update project set sealed_until = '1970-01-01 00:00:00+08', fingerprint = '' where
    not exists (select 1 from record as r where r.system = project.system and r.project_native_id = project.native_id
      and r.kind in ('award', 'contract', 'performance'))
    and (exists (select 1 from record as r where r.system = project.system and r.project_native_id = project.native_id
        and r.kind in ('bid', 'opening'))
      or exists (select 1 from project_party as b where b.system = project.system and b.native_id = project.native_id
        and b.role = 'BIDDER'))`,
];
