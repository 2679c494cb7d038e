import { readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { configurationSentence } from './configuration-sentence.ts';
import { SECTORS } from '../schema/codes/sector.ts';
import { calendarDateExists } from '../schema/identifiers/calendar-date.ts';
import { creditCodeChecks, isCreditCodeShaped } from '../schema/identifiers/credit-code.ts';
import { cityOf, districtsOf, isListedRegion, isRegionCode, regionCovers } from '../schema/identifiers/region-code.ts';

const id = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, '应为小写字母、数字和单个连字符 / must be lower-case letters, digits and single hyphens');

const limits = z.strictObject({
  requestsPerSecond: z.number().positive().max(10_000).default(50),
  concurrency: z.int().positive().max(256).default(4),
  timeoutMs: z.int().positive().max(120_000).default(5_000),
});

const freshness = z.strictObject({
  pollSeconds: z.number().min(0.1).max(604_800).default(30),
  maxStaleMinutes: z.number().positive().default(1_440),
});

const day = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/u.test(text) && calendarDateExists(text.replaceAll('-', '')),
    '应为日期，如 2026-01-31 / must be a day such as 2026-01-31',
  );

const word = z.string().trim().min(1).max(200);

/** Checked against the lists of the profile when the systems are opened. */
const codes = z.record(
  z.string(),
  z.array(z.strictObject({ raw: word, code: word, label: word.optional(), from: day.optional(), to: day.optional() })).min(1),
);

const system = z.strictObject({
  id,
  name: z.string().min(1),
  sector: z.enum(SECTORS),
  region: z.string().regex(/^\d{6}$/u, '应为六位数字（GB/T 2260） / must be six digits (GB/T 2260)'),
  operator: z
    .string()
    .regex(
      /^[0-9A-HJ-NP-RTUWXY]{18}$/u,
      '应为 18 位统一社会信用代码（GB 32100） / must be a social credit code of 18 characters (GB 32100)',
    ),
  profile: z.string().min(1),
  endpoint: z.string().min(1),
  credential: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/u, '应为环境变量名 / must name an environment variable')
    .optional(),
  limits: limits.prefault({}),
  freshness: freshness.prefault({}),
  options: z.record(z.string(), z.unknown()).default({}),
  /** Code list of the profile → what values mean in this system. */
  codes: codes.optional(),
});

const province = z.strictObject({
  province: z.strictObject({
    code: z
      .string()
      .refine((code) => isRegionCode(code) && code.endsWith('0000'), '应为 GB/T 2260 的省级代码 / must be a province code of GB/T 2260'),
    name: z.string().min(1),
    issuer: z
      .string()
      .refine(
        (code) => isCreditCodeShaped(code) && creditCodeChecks(code),
        '应为赋码平台的统一社会信用代码（GB 32100） / must be the social credit code (GB 32100) of the platform that issues deal codes',
      )
      .optional(),
  }),
  systems: z.array(system).min(1),
});

/** One running backend of one owner in one place, as `province.yaml` lists it. */
export type LegacySystem = Readonly<z.infer<typeof system>>;

/** The province: which legacy systems, which profile, region, limits. */
export type Province = Readonly<z.infer<typeof province>>;

/** A configuration that cannot be used, in a sentence that names the file and the key. */
export class ProvinceError extends Error {
  override readonly name = 'ProvinceError';
}

const MAX_FILE_BYTES = 256 * 1024;

/** Reads and checks a province file. @throws {ProvinceError} naming every wrong key. */
export function readProvince(path: string): Province {
  return checkProvince(path, parseYaml(path));
}

function parseYaml(path: string): unknown {
  try {
    // Warnings would go to stderr beside the one sentence.
    return parse(readText(path), { strict: true, uniqueKeys: true, logLevel: 'error' });
  } catch (error) {
    throw new ProvinceError(`${path}: ${firstLine(error)}`, { cause: error });
  }
}

/** An owner's file may be in GBK, or none at all: no character is guessed and nothing without an end is read. */
function readText(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) throw new Error('没有这个文件 / there is no such file');
  if (!file.isFile()) throw new Error('不是文件 / is not a file');
  if (file.size > MAX_FILE_BYTES)
    throw new Error(`有 ${file.size} 字节，超过 ${MAX_FILE_BYTES} / has ${file.size} bytes, more than ${MAX_FILE_BYTES}`);
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error('不是 UTF-8 / is not UTF-8', { cause: error });
  }
}

/** YAML's faults draw a picture of the place below the sentence. */
function firstLine(error: unknown): string {
  const message = error instanceof RangeError ? '嵌套过深 / is nested too deeply' : error instanceof Error ? error.message : String(error);
  const line = message.split('\n')[0]!.replace(/:\s*$/u, '');
  return /\p{Script=Han}/u.test(line) ? line : `YAML 有误 / is no YAML: ${line}`;
}

function checkProvince(path: string, content: unknown): Province {
  const result = province.safeParse(content, { error: configurationSentence });
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${keyOf(issue, content)} ${issue.message}`);
    throw new ProvinceError(`${path}: ${faults.join('; ')}`);
  }
  const seen = new Set<string>();
  for (const { id: systemId, region } of result.data.systems) {
    if (seen.has(systemId)) throw new ProvinceError(`${path}: systems[].id ${systemId} 重复 / is listed twice`);
    seen.add(systemId);
    if (!isRegionOf(result.data.province.code, region))
      throw new ProvinceError(
        `${path}: systems[].region (${systemId}) ${region} 不是 ${result.data.province.code} 的地区 / is no region of ${result.data.province.code} (GB/T 2260)`,
      );
  }
  return result.data;
}

/** Special zones add county codes, so only the city must be a listed one, where the province's cities are listed. */
function isRegionOf(province: string, region: string): boolean {
  const areCitiesListed = districtsOf(province).length > 0;
  return regionCovers(province, region) && (region === province || !areCitiesListed || isListedRegion(cityOf(region)));
}

function keyOf(issue: z.core.$ZodIssue, content: unknown): string {
  const [root, index] = issue.path;
  const systems = (content as { systems?: { id?: unknown }[] } | null)?.systems;
  const named = root === 'systems' && typeof index === 'number' ? systems?.[index]?.id : undefined;
  const key = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./u, '');
  return typeof named === 'string' ? `${key} (${named})` : key || '文件 / the file';
}
