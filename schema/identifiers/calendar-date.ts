/** Whether eight digits `yyyyMMdd` are a day of the calendar: `20250229` is none. */
export function calendarDateExists(digits: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const epochMs = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString().startsWith(iso);
}
