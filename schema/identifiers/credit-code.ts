import { upperCase } from './upper-case.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Whether text has the shape of a 统一社会信用代码 (GB 32100-2015): 18 of its 31 characters. */
export function isCreditCodeShaped(text: string): boolean {
  return /^[0-9A-HJ-NP-RTUWXY]{18}$/u.test(text);
}

/** The check character (18th) for the first 17 characters of a 统一社会信用代码 (GB 32100-2015, mod 31). */
export function creditCodeCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(body.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Whether the check character of a well-shaped 统一社会信用代码 passes. Real registers hold codes that fail: a note, never a refusal. */
export function creditCodeChecks(code: string): boolean {
  return creditCodeCheck(code.slice(0, 17)) === code.charAt(17);
}

/** The parts of a 统一社会信用代码. */
export interface CreditCode {
  /** 登记管理部门, one character. */
  readonly registeringBody: string;
  /** 机构类别, one character that means something only together with the one before. */
  readonly bodyKind: string;
  /** Where it was registered, GB/T 2260; `100000` is the state itself. */
  readonly region: string;
  /** 组织机构代码 of nine characters with a check of its own. */
  readonly organisationCode: string;
  readonly check: string;
}

/** Reads a 统一社会信用代码 without regard to case; null where it has not the shape of one. Whether it passes is `creditCodeChecks`. */
export function parseCreditCode(text: string): CreditCode | null {
  const code = upperCase(text.trim());
  if (!isCreditCodeShaped(code)) return null;
  const [registeringBody, bodyKind] = [code.charAt(0), code.charAt(1)];
  return { registeringBody, bodyKind, region: code.slice(2, 8), organisationCode: code.slice(8, 17), check: code.charAt(17) };
}

/** Writes a 统一社会信用代码 with its check. */
export function formatCreditCode({ registeringBody, bodyKind, region, organisationCode }: Omit<CreditCode, 'check'>): string {
  const body = registeringBody + bodyKind + region + organisationCode;
  return body + creditCodeCheck(body);
}
