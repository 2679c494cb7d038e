import type { PartyRole } from '../../../schema/codes/party-role.ts';
import { isCreditCodeShaped } from '../../../schema/identifiers/credit-code.ts';
import type { PartyCodeKind } from '../../../schema/records/party.ts';
import { keyText } from '../rowset.ts';
import { searchable } from '../search-tokens.ts';

/** Who somebody is, as far as a row tells. */
export interface Identity {
  /** The credit code; `org:` and an organisation code; `name:` and a name where no code is stated. */
  readonly key: string;
  readonly creditCode: string | null;
  /** 组织机构代码: its own, or characters 9–17 of the credit code. */
  readonly organisationCode: string | null;
}

interface Named {
  readonly name: string;
  readonly code: string | null;
  readonly codeKind: PartyCodeKind | null;
}

/** Written where no code is known (111111122222229998 stands for 非交易中心). */
const PLACEHOLDER = /^(.)\1*$|^1{7}2{7}/u;

/** Ends of names that organisations have; a name without code that has none may be a person's, and persons are not registered. */
const ORGANISATION_NAME =
  /(?:公司|集团|厂|店|社|行|局|委|办|厅|处|所|站|队|院|校|学|园|馆|中心|政府|部|会|组|室|场|库|司|署|社区|支队|总队|法院|检察院|银行|基金|联盟|协会|企业|工作室|合作社|街道|村|镇|乡)(?:[(（].{1,20}[)）])?$/u;

/** Null for a person, or for a name that may be a person's. */
export function identityOf({ name, code, codeKind }: Named): Identity | null {
  if (codeKind === 'WITHHELD') return null;
  const compared =
    code
      ?.normalize('NFKC')
      .replaceAll(/[\s-]+/gu, '')
      .toUpperCase() ?? '';
  if (isCreditCodeShaped(compared) && !PLACEHOLDER.test(compared))
    return { key: compared, creditCode: compared, organisationCode: compared.slice(8, 17) };
  if (codeKind === 'ORGANISATION_CODE') return { key: `org:${keyText(compared)}`, creditCode: null, organisationCode: compared };
  const key = nameKey(name);
  return ORGANISATION_NAME.test(name.trim()) && key.length >= 4 ? { key: `name:${key}`, creditCode: null, organisationCode: null } : null;
}

interface NamedInRole extends Named {
  readonly role: PartyRole;
}

/**
 * Who the parties of one project are. One without a code is the only coded party of that name in the same role: notices and awards leave
 * out codes that other rows of the project state, and it takes part once.
 */
export function identitiesIn(parties: readonly NamedInRole[]): (party: NamedInRole) => Identity | null {
  const bearers = new Map<string, Map<string, Identity>>();
  for (const party of parties) {
    const identity = identityOf(party);
    if (identity === null || identity.creditCode === null) continue;
    const key = `${party.role} ${nameKey(party.name)}`;
    bearers.set(key, (bearers.get(key) ?? new Map<string, Identity>()).set(identity.key, identity));
  }
  return (party) => {
    const own = identityOf(party);
    if (own === null || own.organisationCode !== null) return own;
    const found = [...(bearers.get(`${party.role} ${nameKey(party.name)}`)?.values() ?? [])];
    return found.length === 1 ? found[0]! : own;
  };
}

/** Width, case, brackets and spaces make no other name. */
export function nameKey(name: string): string {
  return keyText(searchable(name).replaceAll(/[^\p{Letter}\p{Number}]+/gu, ''));
}
