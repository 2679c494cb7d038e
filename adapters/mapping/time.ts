import type { Instant, TimePrecision } from '../../schema/records/instant.ts';
import { fault, finding, textOf, type Reader } from './reader.ts';

interface TimeShape {
  readonly pattern: RegExp;
  /** Where year, month, day, hour, minute, second, millisecond stand among the groups is their order. */
  readonly precision: TimePrecision;
}

/** The shapes that real systems write (legacy interfaces, cross-cutting formats). Each is unambiguous. */
const SHAPES: readonly TimeShape[] = [
  { pattern: /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/u, precision: 'SECOND' },
  { pattern: /^(\d{4})(\d{2})(\d{2})$/u, precision: 'DAY' },
  { pattern: /^(\d{4})[-/.:](\d{1,2})[-/.:](\d{1,2})$/u, precision: 'DAY' },
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})$/u, precision: 'MINUTE' },
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2}):(\d{2})$/u, precision: 'SECOND' },
  { pattern: /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})\.(\d{1,3})\d*$/u, precision: 'MILLISECOND' },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u, precision: 'DAY' },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})日\s*(\d{1,2})[时点:：](\d{1,2})分?$/u, precision: 'MINUTE' },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})日\s*(\d{1,2})[时点:：](\d{1,2})[分:：](\d{1,2})秒?$/u, precision: 'SECOND' },
  { pattern: /^(\d{4})年(\d{1,2})月$/u, precision: 'MONTH' },
];

/** How machines print a clock, a day's midnight among the rest; people who write 00时00分 mean it. */
const PRINTED_BY_MACHINE = /\d:\d{2}(?:\.0+)?$|^\d{14}$/u;

const OFFSET_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:?\d{2})$/u;
const EPOCH_MILLISECONDS = /^\d{13}$/u;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Reads a moment in any shape that real systems write; null where it is none or its date does not exist. All local times are Asia/Shanghai. */
export function parseTime(raw: string): Instant | null {
  if (EPOCH_MILLISECONDS.test(raw)) return { at: shanghaiIso(Number(raw)), precision: 'MILLISECOND', raw };
  const offset = OFFSET_TIME.exec(raw);
  if (offset !== null) return parseOffsetTime(raw, offset);
  for (const { pattern, precision } of SHAPES) {
    const match = pattern.exec(raw);
    if (match !== null) return fromParts(match.slice(1).map(Number), precision, raw);
  }
  return null;
}

function parseOffsetTime(raw: string, match: RegExpExecArray): Instant | null {
  const zone = match[2] === 'Z' ? 'Z' : match[2]!.replace(/^(.\d{2}):?/u, '$1:');
  const epochMs = Date.parse(match[1]! + zone);
  return Number.isNaN(epochMs) ? null : { at: shanghaiIso(epochMs), precision: match[1]!.includes('.') ? 'MILLISECOND' : 'SECOND', raw };
}

function fromParts(parts: readonly number[], precision: TimePrecision, raw: string): Instant | null {
  const [year, month, day, ...clock] = [...parts, ...[0, 1, 1, 0, 0, 0, 0].slice(parts.length)] as [number, number, number, ...number[]];
  const epochMs = Date.UTC(year, month - 1, day, ...clock);
  if (!existsInCalendar(year, month, day, epochMs) || !isOnTheClock(clock)) return null;
  const dayOnly = PRINTED_BY_MACHINE.test(raw) && clock.every((part) => part === 0);
  return { at: shanghaiIso(epochMs - SHANGHAI_OFFSET_MS), precision: dayOnly ? 'DAY' : precision, raw };
}

function existsInCalendar(year: number, month: number, day: number, epochMs: number): boolean {
  const date = new Date(epochMs);
  return year >= 1902 && year <= 2098 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isOnTheClock([hour = 0, minute = 0, second = 0]: readonly number[]): boolean {
  return hour < 24 && minute < 60 && second < 60;
}

/** ISO 8601 at +08:00, milliseconds only where there are any. */
export function shanghaiIso(epochMs: number): string {
  const iso = new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString();
  return `${iso.slice(0, iso.endsWith('.000Z') ? -'.000Z'.length : -'Z'.length)}+08:00`;
}

/** Sentinels that mean "never" or "unknown" (1900…, 2099…). */
const SENTINEL = /^(?:1900|1901|2099)\D|^(?:1900|1901|2099)\d{4}/u;

/** An optional time: null where missing or a sentinel; text that is no time is a warning and null. */
export function optionalTime(column: string): Reader<Instant | null> {
  return {
    columns: [column],
    read(row, findings) {
      const raw = textOf(row, column);
      if (raw === null || SENTINEL.test(raw)) return null;
      const instant = parseTime(raw);
      if (instant === null) findings.push(finding({ code: 'NOT_A_TIME', severity: 'WARNING', column, value: raw }));
      return instant;
    },
  };
}

/** A time that must be stated and readable. */
export function time(column: string): Reader<Instant> {
  return {
    columns: [column],
    read(row, findings) {
      const raw = textOf(row, column);
      if (raw === null) return fault(findings, { code: 'MISSING', column });
      return parseTime(raw) ?? fault(findings, { code: 'NOT_A_TIME', column, value: raw });
    },
  };
}
