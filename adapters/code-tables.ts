import { contentVersion } from '../schema/code-lists.ts';
import type { LocalCodes } from './mapping/local-codes.ts';
import type { OwnersCode } from './mapping/owners-codes.ts';
import type { Profile } from './profile.ts';
import type { LegacySystem } from './province.ts';

/** Who says what a value means. */
export const CODE_TABLE_ORIGINS = ['PROFILE', 'OWNER'] as const;
export type CodeTableOrigin = (typeof CODE_TABLE_ORIGINS)[number];

/** What one value means in one system. */
export interface LocalCode {
  readonly raw: string;
  /** Code of the national list. */
  readonly code: string;
  /** What the system calls it; null where nobody said. */
  readonly label: string | null;
  /** First and last day (yyyy-MM-dd) of the rows that mean it so; null without such a bound. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** How the values of one list of one system stand for the codes of a national list. */
export interface CodeTable {
  readonly system: string;
  readonly profile: string;
  /** Name of the local list. */
  readonly list: string;
  /** Name of the national list. */
  readonly national: string;
  readonly origin: CodeTableOrigin;
  /** Where the values come from. */
  readonly source: string;
  /** Changes whenever an entry does. */
  readonly version: string;
  readonly entries: readonly LocalCode[];
}

/** The code tables of a system: its owner's first, for they count first. */
export function codeTablesOf(codeLists: Profile['codeLists'], { id, profile, codes = {} }: LegacySystem): readonly CodeTable[] {
  const tableOf = ({ list, national }: LocalCodes<string>, origin: CodeTableOrigin, source: string, entries: readonly LocalCode[]) => ({
    ...{ system: id, profile, list, national: national.name, origin, source, entries },
    version: contentVersion(entries),
  });
  const owners = codeLists.flatMap((local) => {
    const stated = codes[local.list];
    return stated === undefined ? [] : [tableOf(local, 'OWNER', 'province.yaml', stated.map(statedCode))];
  });
  return [...owners, ...codeLists.map((local) => tableOf(local, 'PROFILE', local.source, profileCodes(local)))];
}

function statedCode({ raw, code, label, from, to }: OwnersCode): LocalCode {
  return { raw, code, label: label ?? null, validFrom: from ?? null, validTo: to ?? null };
}

/** A value in words is its own label. */
function profileCodes({ codes }: LocalCodes<string>): readonly LocalCode[] {
  const labelOf = (raw: string) => (/\p{Script=Han}/u.test(raw) ? raw : null);
  return Object.entries(codes).map(([raw, code]) => ({ raw, code, label: labelOf(raw), validFrom: null, validTo: null }));
}
