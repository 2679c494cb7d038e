import { z } from 'zod';
import { CONFIDENCES } from '../../schema/codes/confidence.ts';
import { POLICY_KINDS } from '../../schema/codes/policy-kind.ts';
import { POLICY_LEVELS } from '../../schema/codes/policy-level.ts';
import { SECTORS } from '../../schema/codes/sector.ts';
import { calendarDateExists } from '../../schema/identifiers/calendar-date.ts';
import { isRegionCode } from '../../schema/identifiers/region-code.ts';

const id = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, '应为小写字母、数字和单个连字符 / must be lower-case letters, digits and single hyphens');
const text = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, '含有不可见字符 / holds unprintable characters');
const both = z.strictObject({ zh: text, en: text });
const confidence = z.enum(CONFIDENCES);
const sectors = z.array(z.enum(SECTORS)).min(1);
const region = z.string().refine(isRegionCode, '应为六位行政区划代码（GB/T 2260） / must be a region code of GB/T 2260');
const day = z
  .string()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}$/u.test(value) && calendarDateExists(value.replaceAll('-', '')),
    '应为日历中的一天，如 2026-11-21 / must be a day of the calendar, as 2026-11-21',
  );
const link = z.string().regex(/^https?:\/\/[^\s]+$/u, '应为 http(s) 链接 / must be an http(s) link');
const decimal = z.string().regex(/^\d{1,20}(\.\d{1,6})?$/u, '应为以元计的十进制数 / must be a decimal number of yuan');

const article = z.strictObject({
  article: text.max(40),
  rules: z.array(z.string().regex(/^[A-Z]\d{2}$/u, '应为规则编号，如 E01 / must be the id of a rule, as E01')).default([]),
  confidence,
  about: both.nullable().default(null),
});

/** Fields that may be less sure than the document. */
const MARKED = [
  'title',
  'kind',
  'number',
  'issuers',
  'issuedYear',
  'issuedOn',
  'effectiveOn',
  'amendedOn',
  'repealedOn',
  'status',
  'sectors',
] as const;

const policy = z.strictObject({
  id,
  title: text,
  shortName: text.nullable().default(null),
  kind: z.enum(POLICY_KINDS),
  level: z.enum(POLICY_LEVELS),
  region: region.nullable().default(null),
  number: text.nullable().default(null),
  issuers: z.array(text).default([]),
  issuedYear: z.int().min(1949).max(2100).nullable().default(null),
  issuedOn: day.nullable().default(null),
  effectiveOn: day.nullable().default(null),
  amendedOn: z.array(day).default([]),
  toBeCleanedOn: day.nullable().default(null),
  repealedOn: day.nullable().default(null),
  draft: z.boolean().default(false),
  status: z.enum(['IN_FORCE', 'AMENDED', 'TO_BE_CLEANED', 'REPEALED']).nullable().default(null),
  replaces: z.array(id).default([]),
  fullTextUrl: link.nullable().default(null),
  sectors,
  confidence,
  marks: z.partialRecord(z.enum(MARKED), confidence).default({}),
  note: both.nullable().default(null),
  articles: z.array(article).default([]),
});

const catalogueItem = z.strictObject({
  id,
  number: text.nullable().default(null),
  name: both,
  region: region.nullable().default(null),
  sectors,
  categories: z
    .array(z.string().regex(/^[A-Z]\d{2}$/u, '应为一个字母加两位数字，如 A01 / must be a letter and two digits, as A01'))
    .default([]),
  words: z.array(text).default([]),
  mustTradeOnPlatform: z.boolean().nullable().default(null),
  thresholdYuan: decimal.nullable().default(null),
  validFrom: day.nullable().default(null),
  validUntil: day.nullable().default(null),
  basis: z.array(z.strictObject({ policy: id, article: text.nullable().default(null) })).default([]),
  confidence,
  note: both.nullable().default(null),
});

/** A versioned file of policies and catalogue items. */
export const POLICY_FILE = z.strictObject({
  file: id,
  version: z.int().positive().max(1_000_000),
  policies: z.array(policy).default([]),
  catalogue: z.array(catalogueItem).default([]),
});
