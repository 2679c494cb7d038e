import type { NationalList } from '../schema/codes/code-list.ts';
import type { LocalCodes } from './mapping/local-codes.ts';
import type { OwnersCode } from './mapping/owners-codes.ts';
import type { Profile } from './profile.ts';
import { ProvinceError, type LegacySystem } from './province.ts';

/** Checks what an owner says of codes against the lists of the profile. @throws {ProvinceError} naming every wrong key */
export function checkOwnersCodes({ name, codeLists }: Pick<Profile, 'name' | 'codeLists'>, { id, codes = {} }: LegacySystem): void {
  const faults = Object.entries(codes).flatMap(([list, entries]) => {
    const key = `systems[].codes.${list}`;
    const local = codeLists.find((known) => known.list === list);
    if (local === undefined) return [`${key} (${id}) ${noList(name, codeLists)}`];
    return entries.flatMap((entry, index) =>
      faultsOf(entry, entries.slice(0, index), local.national).map(([part, sentence]) => `${key}[${index}].${part} (${id}) ${sentence}`),
    );
  });
  if (faults.length > 0) throw new ProvinceError(faults.join('; '));
}

function noList(profile: string, codeLists: readonly LocalCodes<string>[]): string {
  const known = codeLists.map(({ list }) => list).join(', ');
  return `不是 ${profile} 的代码表，可用的见后 / is no code list of ${profile}, which has ${known}`;
}

type Fault = readonly [part: keyof OwnersCode, sentence: string];

function faultsOf(entry: OwnersCode, before: readonly OwnersCode[], national: NationalList<string>): readonly Fault[] {
  const { raw, code, from, to } = entry;
  const faults: Fault[] = [];
  if (!national.entries.some((known) => known.code === code)) faults.push(['code', notNational(code, national)]);
  if (from !== undefined && to !== undefined && from > to) faults.push(['to', `早于 from ${from} / is before from ${from}`]);
  if (before.some((other) => other.raw === raw && overlap(other, entry)))
    faults.push(['raw', `${raw} 在同一时期有两个含义 / ${raw} has two meanings at the same time`]);
  return faults;
}

const MAX_NAMED_CODES = 40;

function notNational(code: string, { name, entries }: NationalList<string>): string {
  const known = entries.length > MAX_NAMED_CODES ? '' : `, which has ${entries.map((entry) => entry.code).join(', ')}`;
  return `${code} 不在国家代码表 ${name} 中 / ${code} is not in the national list ${name}${known}`;
}

function overlap(one: OwnersCode, other: OwnersCode): boolean {
  const begins = (entry: OwnersCode) => entry.from ?? '0000';
  const ends = (entry: OwnersCode) => entry.to ?? '9999-99-99';
  return begins(one) <= ends(other) && begins(other) <= ends(one);
}
