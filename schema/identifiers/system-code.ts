import { upperCase } from './upper-case.ts';

/** The parts of a 交易系统标识码 (TRADE_PLAT, 11 characters). There is no check character. */
export interface SystemCode {
  readonly letter: string;
  /** GB/T 2260, six digits. */
  readonly region: string;
  readonly sequence: string;
}

/** Reads a code of 11 characters without regard to case; null where it is none. Its region is not looked up. */
export function parseSystemCode(text: string): SystemCode | null {
  const match = /^([A-Z])(\d{6})(\d{4})$/u.exec(upperCase(text.trim()));
  return match === null ? null : { letter: match[1]!, region: match[2]!, sequence: match[3]! };
}

export function formatSystemCode({ letter, region, sequence }: SystemCode): string {
  return letter + region + sequence;
}
