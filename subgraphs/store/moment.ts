const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** ISO 8601 at +08:00 of any readable moment; null where it is none. */
export function moment(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? null : isoOf(epochMs);
}

export function isoOf(epochMs: number): string {
  return `${new Date(epochMs + SHANGHAI_OFFSET_MS)
    .toISOString()
    .replace(/\.000Z$/u, '')
    .replace(/Z$/u, '')}+08:00`;
}

/** The month of a moment in Chinese time as a number, `202603`; 0 where there is none. */
export function monthOf(at: string | null): number {
  return at === null ? 0 : Number(at.slice(0, 4) + at.slice(5, 7));
}

/** -1, 0, 1 by time; null is before everything. Both are in the form that `moment` gives. */
export function compareMoments(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? -1 : 1;
  return Math.sign(Date.parse(one) - Date.parse(other));
}
