import type { PartyRole } from '../codes/party-role.ts';

/** Kind of the code a source printed for a party. A citizen's id number is recognised and never kept. */
export const PARTY_CODE_KINDS = ['CREDIT_CODE', 'ORGANISATION_CODE', 'OTHER', 'WITHHELD'] as const;
export type PartyCodeKind = (typeof PARTY_CODE_KINDS)[number];

/** An organisation or person in a role (主体与角色). */
export interface Party {
  readonly role: PartyRole;
  /** As printed; consortium members are separate parties that share `consortium`. */
  readonly name: string;
  /** The printed code; null where none was printed or where it is WITHHELD (a citizen id number, 个人信息保护法 28). */
  readonly code: string | null;
  readonly codeKind: PartyCodeKind | null;
  /** Whether the code's own check digit passes; null where it has none. A failing check is a note, not a fault. */
  readonly codeChecks: boolean | null;
  /** The consortium (联合体) as printed, null for a single party. */
  readonly consortium: string | null;
}
