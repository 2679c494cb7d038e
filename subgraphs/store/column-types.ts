/** Object ids of the PostgreSQL types that drivers read differently. */
const INT8 = 20;
const JSON_TYPE = 114;
const TIMESTAMPTZ = 1184;
const BYTEA = 17;

/** Readers of column text, equal for every engine: counts are numbers, decimals text, times ISO 8601 +08:00. */
export const COLUMN_READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [JSON_TYPE]: (text) => JSON.parse(text) as unknown,
  [TIMESTAMPTZ]: isoTime,
  [BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex')),
};

/** The session's zone: Asia/Shanghai had summer time until 1991, a fixed offset has none. */
export const SESSION_TIME_ZONE = '<+08>-08';

/** `2026-03-16 18:00:00.5+08` → `2026-03-16T18:00:00.500+08:00`. */
function isoTime(text: string): string {
  const [, date, clock, fraction] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+08$/u.exec(text) ?? [];
  if (date === undefined || clock === undefined) throw new Error(`not a time of the session's zone: ${text}`);
  return `${date}T${clock}${fraction === undefined ? '' : `.${fraction.padEnd(3, '0').slice(0, 3)}`}+08:00`;
}
