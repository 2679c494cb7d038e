import type { PartyRole } from '../../../schema/codes/party-role.ts';

/** Which role a notice's buyer and agency have: engineering calls them tenderer and tender agency. */
export interface NoticeRoles {
  readonly buyer: PartyRole;
  readonly agency: PartyRole;
  readonly winner: PartyRole;
}
