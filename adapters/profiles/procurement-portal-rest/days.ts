const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** A calendar day of Asia/Shanghai, counted from 1970-01-01. */
export type Day = number;

export function dayOf(epochMs: number): Day {
  return Math.floor((epochMs + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** `2024-02-18` */
export function dateOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function dayNamed(date: string): Day {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}
