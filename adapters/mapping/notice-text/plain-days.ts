/** `365日历天`, `总工期100天。`, `180天（以开工令为准）`, `60`. */
const DAYS = /^(?:总?工期\s*[:：]?\s*)?(\d{1,5})\s*(?:个?日历天|日历日|天|日)?[。；]?\s*(?:[（(][^（()）]*[)）]\s*[。；]?)?$/u;

/** A plain number of days; null for sentences (`…后 30 日内`). A number by itself counts days where its label says so. */
export function plainDays(printed: string, label = '天'): number | null {
  const text = printed.trim();
  const digits = DAYS.exec(text)?.[1];
  return digits === undefined || (text === digits && !/天|日/u.test(label)) ? null : Number(digits);
}
