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
