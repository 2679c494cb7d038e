import { calendarDateExists } from './calendar-date.ts';
import { creditCodeChecks } from './credit-code.ts';
import { upperCase } from './upper-case.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';
const SEGMENTS = /^([A-Z]\d{2})([0-9A-HJ-NPQRTUWXY]{18})(\d{8})(\d{6})([0-9A-Z*])$/u;
const HYPHENATED = /^[^-]{3}-[^-]{18}-[^-]{8}-[^-]{6}-[^-]$/u;
const LEGACY = /^([0-9A-HJ-NPQRTUWXY]{18})-(\d{8})-(\d{6})-([0-9A-Z*])$/u;

/** HYPHENATED has 40 characters, COMPACT 36 without hyphens; LEGACY has 36 with three hyphens and no category. */
export type DealCodeForm = 'HYPHENATED' | 'COMPACT' | 'LEGACY';

/** The parts of a 统一交易标识码 (data specification, chapter 3). */
export interface DealCode {
  readonly form: DealCodeForm;
  /** 交易分类代码, letter and two digits; null in the legacy form. */
  readonly category: string | null;
  /** Credit code of the platform that assigned the code. */
  readonly issuer: string;
  /** yyyyMMdd as written; see `dateExists`. */
  readonly date: string;
  readonly sequence: string;
  readonly check: string;
  /** Hyphenated, upper case; the legacy form stays as it is. */
  readonly canonical: string;
  /** Whether the date exists in the calendar. */
  readonly dateExists: boolean;
  /** Whether the issuer's own check passes; a finding apart from `checks`. */
  readonly issuerChecks: boolean;
  /** Whether the check character passes; null in the legacy form. Most real issuers get it wrong: a note, nothing may depend on it. */
  readonly checks: boolean | null;
}

/** The check character over category, issuer, date and sequence without hyphens (ISO 7064 MOD 37-2, GB/T 17710). */
export function dealCodeCheck(body: string): string {
  let product = 0;
  for (const character of body) product = ((product + ALPHABET.indexOf(character)) * 2) % 37;
  return ALPHABET.charAt((38 - product) % 37);
}

/**
 * The check character that systems with a known miscalculation write: they cast 2^i to a signed 32-bit integer before the modulus, so
 * that from i = 31 on, the five leftmost of the 35 characters, each weight is that of −2^31.
 */
export function overflowedDealCodeCheck(body: string): string {
  const digits = Array.from(body, (character) => ALPHABET.indexOf(character)).toReversed();
  const sum = digits.reduce((total, digit, index) => total + digit * overflowedWeight(index + 1), 0);
  return ALPHABET.charAt((((1 - sum) % 37) + 37) % 37);
}

function overflowedWeight(exponent: number): number {
  return exponent > 30 ? -(2 ** 31 % 37) : 2 ** exponent % 37;
}

/** Whether the check of a code in the legacy form passes once its category is put back: issuers compute it with the category. */
export function legacyDealCodeChecks({ issuer, date, sequence, check }: DealCode, category: string): boolean {
  return dealCodeCheck(category + issuer + date + sequence) === check;
}

/** Writes a deal code of 40 characters. `date` is yyyyMMdd, `sequence` six digits. */
export function formatDealCode(category: string, issuer: string, date: string, sequence: string): string {
  return [category, issuer, date, sequence, dealCodeCheck(category + issuer + date + sequence)].join('-');
}

/** Reads a deal code in any of its forms, without regard to case; null where it is none. */
export function parseDealCode(text: string): DealCode | null {
  const upper = upperCase(text.trim());
  // Both other forms have 36 characters: hyphens tell them apart, never the length.
  if (!upper.includes('-')) return fromSegments(SEGMENTS.exec(upper), 'COMPACT');
  if (HYPHENATED.test(upper)) return fromSegments(SEGMENTS.exec(upper.replaceAll('-', '')), 'HYPHENATED');
  return fromLegacy(LEGACY.exec(upper));
}

function fromSegments(match: RegExpExecArray | null, form: DealCodeForm): DealCode | null {
  if (match === null) return null;
  const [, category, issuer, date, sequence, check] = match as unknown as [string, string, string, string, string, string];
  const canonical = [category, issuer, date, sequence, check].join('-');
  const checks = dealCodeCheck(category + issuer + date + sequence) === check;
  return { form, category, issuer, date, sequence, check, canonical, checks, ...judge(issuer, date) };
}

function fromLegacy(match: RegExpExecArray | null): DealCode | null {
  if (match === null) return null;
  const [canonical, issuer, date, sequence, check] = match as unknown as [string, string, string, string, string];
  return { form: 'LEGACY', category: null, issuer, date, sequence, check, canonical, checks: null, ...judge(issuer, date) };
}

function judge(issuer: string, date: string): Pick<DealCode, 'dateExists' | 'issuerChecks'> {
  return { dateExists: calendarDateExists(date), issuerChecks: creditCodeChecks(issuer) };
}
