import { z } from 'zod';
import { DIALECT_NAMES } from './dialects.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, '应为 2016-01-01 这样的日期 / must be a day like 2016-01-01');

/** `options` of a system on this profile in province.yaml. */
export const optionsSchema = z.strictObject({
  /** Which portal's addresses and columns. */
  dialect: z.enum(DIALECT_NAMES).default('zcy'),
  /** What stands between the endpoint and the interface's own paths. */
  prefix: z
    .string()
    .regex(/^(?:\/[\w.-]+)*$/u, '应为空，或以 / 开头且不以 / 结尾 / must be empty or start with / and not end with one')
    .default(''),
  /** Channels to read: code → meaning; the dialect's own where none is named. */
  categories: z.record(z.string().min(1), z.string()).optional(),
  /** First day of the first load. */
  since: day.default('2015-01-01'),
  /** Rows per page of a list. */
  pageSize: z.int().min(1).max(100).default(100),
  /** Rows that one list gives at most, however many pages are asked for. */
  maxRows: z.int().min(10).max(100_000).default(9_900),
  /** Longest stretch of days that is listed at once; halved where it holds too many rows. */
  windowDays: z.int().min(1).max(3_660).default(366),
  /** Days that each pass reads again, because chains grow and lists lag. */
  overlapDays: z.int().min(0).max(3_660).default(7),
  /** Only these districts (six digits; a city or province code covers its districts); empty for all. */
  districts: z.array(z.string().regex(/^\d{6}$/u, '应为六位数字 / must be six digits')).default([]),
  /** Articles asked for at once for one project or page, within the system's own limit. */
  concurrency: z.int().min(1).max(16).default(4),
});

export type Options = Readonly<z.infer<typeof optionsSchema>>;
