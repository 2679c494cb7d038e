import { upperCase } from './upper-case.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Whether text has the shape of a 组织机构代码 (GB 11714): eight letters or digits and a check, hyphen optional. */
export function isOrganisationCodeShaped(text: string): boolean {
  return /^[0-9A-Z]{8}-?[0-9X]$/u.test(text);
}

/** The check character (9th) for the first eight characters of a 组织机构代码 (GB 11714, mod 11). */
export function organisationCodeCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * parseInt(body.charAt(index), 36), 0);
  return '0123456789X0'.charAt(11 - (sum % 11));
}

/** Whether the check character of a well-shaped 组织机构代码 passes. */
export function organisationCodeChecks(code: string): boolean {
  const plain = code.replace('-', '');
  return organisationCodeCheck(plain.slice(0, 8)) === plain.charAt(8);
}

/** Reads a 组织机构代码 with or without its hyphen as `XXXXXXXX-X`; null where it has not the shape of one. */
export function parseOrganisationCode(text: string): { readonly body: string; readonly check: string } | null {
  const code = upperCase(text.trim());
  return isOrganisationCodeShaped(code) ? { body: code.slice(0, 8), check: code.slice(-1) } : null;
}

/** Writes the 组织机构代码 of a body of eight characters, `XXXXXXXX-X`. */
export function formatOrganisationCode(body: string): string {
  return `${body}-${organisationCodeCheck(body)}`;
}
