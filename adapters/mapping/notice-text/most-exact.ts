import type { Instant } from '../../../schema/records/instant.ts';

/** The first moment; where it is a day only, what else is said of the same day with a clock. */
export function mostExact(...told: readonly (Instant | null)[]): Instant | null {
  const moments = told.filter((moment) => moment !== null);
  const [first] = moments;
  if (first?.precision !== 'DAY') return first ?? null;
  const day = first.at.slice(0, 'yyyy-MM-dd'.length);
  return moments.find(({ at, precision }) => precision !== 'DAY' && at.startsWith(day)) ?? first;
}
