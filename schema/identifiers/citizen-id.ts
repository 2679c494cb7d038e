import { calendarDateExists } from './calendar-date.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * Whether text is a 公民身份号码 (GB 11643-1999): 17 digits, a plausible birth date and a passing MOD 11-2 check,
 * or a masked one. Such a value is personal information and is never kept as an organisation's code.
 */
export function isCitizenId(text: string): boolean {
  if (/^\d{6}[\d*]{8}[\d*]{3}[\dXx*]$/u.test(text) && text.includes('*')) return true;
  if (!/^\d{6}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/u.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
  return '10X98765432'.charAt(sum % 11) === text.charAt(17).toUpperCase();
}

/**
 * Whether text may be somebody's 公民身份号码, mistyped or not: 18 characters with a birth date in the right place, whatever the check says.
 * Who shows a value to others asks this one.
 */
export function resemblesCitizenId(text: string): boolean {
  return isCitizenId(text) || (/^\d{6}(18|19|20)\d{9}[\dXx]$/u.test(text) && calendarDateExists(text.slice(6, 14)));
}
