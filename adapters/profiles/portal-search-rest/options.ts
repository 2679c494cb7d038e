import { z } from 'zod';
import { NOTICE_KINDS } from '../../../schema/codes/notice-kind.ts';
import { SECTORS } from '../../../schema/codes/sector.ts';
import { DIALECT_NAMES } from './dialect-names.ts';

const channel = z.strictObject({
  sector: z.enum(SECTORS).nullable().default(null),
  noticeKind: z.enum(NOTICE_KINDS).nullable().default(null),
});

/** `options` of a system on this profile in province.yaml. */
export const optionsSchema = z.strictObject({
  /** `fulltext` asks the search index, `channel` the lists of channels. */
  dialect: z.enum(DIALECT_NAMES).default('fulltext'),
  /** Path of the interface; the dialect's own where none is named. */
  path: z.string().startsWith('/').optional(),
  /** Most installs expect JSON text under this type. */
  contentType: z.string().default('application/x-www-form-urlencoded'),
  /** Start of `categorynum` → sector and kind of its notices; the longest that fits counts, these before the built-in ones. */
  categories: z.record(z.string().regex(/^\d{3,}$/u, '应为数字 / must be digits'), channel).default({}),
  /** Starts of `categorynum` that are asked for; empty for all. */
  categoryPrefixes: z.array(z.string().regex(/^\d{3,}$/u, '应为数字 / must be digits')).default([]),
  siteGuid: z.string().default(''),
  /** First day of the first load. */
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u, '应为 2016-01-01 这样的日期 / must be a day like 2016-01-01')
    .default('2015-01-01'),
  pageSize: z.int().min(1).max(100).default(50),
  /** Hits that one search gives at most, however deep it is paged. */
  maxRows: z.int().min(10).max(10_000).default(480),
  /** Longest stretch of time that is searched at once; halved where it holds too many hits. */
  windowHours: z.int().min(1).max(87_600).default(720),
  /** Hours that each pass reads again: the index lags, and corrections are dated back. */
  overlapHours: z.int().min(0).max(87_600).default(48),
  /** Characters of the body that a hit brings. */
  contentCharacters: z.int().min(100).max(1_000_000).default(100_000),
  /** Single projects asked for at once, within the system's own limit. */
  concurrency: z.int().min(1).max(16).default(4),
});

export type Options = Readonly<z.infer<typeof optionsSchema>>;
