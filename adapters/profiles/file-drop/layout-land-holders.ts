import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Party } from '../../../schema/records/party.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';

/** A citizen's number beside a name is never kept. */
const CITIZEN_ID =
  /[,，:：\s]*[（(]?\s*(?:身份证(?:号码?)?)?[:：\s]*(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dXx](?!\d)\s*[)）]?/gu;

/** A holder column always names its holders: a text that cannot be taken apart is one holder as printed. */
export function holdersIn(role: PartyRole, column: string | null): readonly Party[] {
  const printed = (column ?? '').replaceAll(CITIZEN_ID, '');
  const parties = partiesIn(role, printed);
  if (parties.length > 0 || !/\p{Script=Han}/u.test(printed)) return parties;
  return [{ role, name: printed, code: null, codeKind: null, codeChecks: null, consortium: null }];
}
