import type { PartyCodeKind } from '../records/party.ts';
import { resemblesCitizenId } from './citizen-id.ts';
import { creditCodeChecks, isCreditCodeShaped, parseCreditCode } from './credit-code.ts';
import { isOrganisationCodeShaped, organisationCodeChecks } from './organisation-code.ts';
import { isListedRegion } from './region-code.ts';

/** What a party code column turned out to hold. */
export interface PartyCode {
  readonly kind: PartyCodeKind;
  /** Upper case, without spaces; null where the value is withheld. */
  readonly code: string | null;
  /** Whether the check digit passes; null where there is none. */
  readonly checks: boolean | null;
}

/**
 * Classifies a party code before anything stores it: the columns take a credit code, an old organisation code
 * or a citizen's id number (data specification, *_CODE of parties). A citizen's number is withheld.
 */
export function classifyPartyCode(raw: string): PartyCode {
  const code = raw.trim().toUpperCase();
  const creditCode = isCreditCodeShaped(code);
  if (isWithheld(code)) return { kind: 'WITHHELD', code: null, checks: null };
  if (creditCode) return { kind: 'CREDIT_CODE', code, checks: creditCodeChecks(code) };
  if (isOrganisationCodeShaped(code)) return { kind: 'ORGANISATION_CODE', code, checks: organisationCodeChecks(code) };
  return { kind: 'OTHER', code, checks: null };
}

/** Whether a value has to be kept back: it is, or may be, a citizen's id number and no organisation's code. */
export function isWithheld(code: string): boolean {
  return resemblesCitizenId(code) && !(startsLikeCreditCode(code) && holdsOrganisation(code));
}

/** One of 31 id numbers passes the mod-31 check by chance; a credit code also starts with a registering body. */
function startsLikeCreditCode(code: string): boolean {
  return /^(1[1-39]|2[19]|3[1-59]|4[19]|5[1-39]|6[129]|7[129]|8[19]|9[1-3]|A[19]|N[1-39]|Y1)/u.test(code) && creditCodeChecks(code);
}

/** It was also registered somewhere, and holds an organisation code with a check of its own. */
function holdsOrganisation(code: string): boolean {
  const parts = parseCreditCode(code);
  if (parts === null) return false;
  return (parts.region === '100000' || isListedRegion(parts.region)) && organisationCodeChecks(parts.organisationCode);
}
