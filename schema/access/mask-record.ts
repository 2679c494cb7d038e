import type { NoticeKind } from '../codes/notice-kind.ts';
import type { Sector } from '../codes/sector.ts';
import type { TradeRecord } from '../records/record.ts';
import { MASK_RULES } from './mask-rules.ts';
import { isIdNumber } from './masks/id-number.ts';

type Mask = (text: string) => string;

/** Keys whose values are the system's own and no prose: what a record is found by, dates, amounts, closed lists. */
const KEPT: ReadonlySet<string> = new Set(
  'kind nativeId projectNativeId source system rowKey sector role codeKind contentType eventKind at precision yuan currency form'.split(
    ' ',
  ),
);

/** Keys of codes and of numbers of papers. */
const CODES: ReadonlySet<string> = new Set(
  (
    'code codes projectCode constructionProjectCode investmentProjectCode dealCodes platformCode lotCode lotCodes contractCode parcelCode ' +
    'assetCode companyCode parentCode holderCode eventCode supervisionNumber licenceNumber certificateNumber documentNumber approvalNumber'
  ).split(' '),
);

/** Notices that name those who evaluated (政府采购法实施条例 第四十三条; 政府采购货物和服务招标投标管理办法 第六十九条). */
const EVALUATORS_ARE_PUBLISHED: Readonly<Partial<Record<Sector, ReadonlySet<NoticeKind | null>>>> = {
  PROCUREMENT: new Set<NoticeKind | null>(['RESULT']),
};

/** The record with words in place of what is personal; the same object where there is nothing of the kind. Its ids, times and source stay. */
export function maskedRecord<Stated extends TradeRecord | Omit<TradeRecord, 'content'>>(record: Stated): Stated {
  return maskedDeep(record, maskOf(record));
}

/** The record without the names of those who evaluate, where the law does not publish them; the same object where it holds none. */
export function withoutEvaluators<Stated extends TradeRecord>(record: Stated): Stated {
  return maskedDeep(record, evaluatorsMask(record));
}

/** What hides the names of those who evaluate in a text of a record. */
export function evaluatorsMask(record: Pick<TradeRecord, 'kind'>): Mask {
  return publishesEvaluators(record) ? (text) => text : MASK_RULES.EXPERT_NAMES.mask;
}

/** Any value with every text in it masked; the same object where nothing changes. */
export function maskedDeep<Value>(value: Value, mask: Mask = MASK_RULES.PROSE.mask): Value {
  return masked(value, '', mask) as Value;
}

/** Which mask the prose of a record is under. */
export function maskOf(record: Pick<TradeRecord, 'kind'>): Mask {
  return MASK_RULES[publishesEvaluators(record) ? 'PERSONAL' : 'PROSE'].mask;
}

function publishesEvaluators(record: Pick<TradeRecord, 'kind'>): boolean {
  const { sector, noticeKind } = record as { readonly sector?: Sector; readonly noticeKind?: { readonly code: NoticeKind | null } };
  return record.kind === 'notice' && EVALUATORS_ARE_PUBLISHED[sector!]?.has(noticeKind?.code ?? null) === true;
}

function masked(value: unknown, key: string, mask: Mask): unknown {
  if (typeof value === 'string') return CODES.has(key) ? maskedCode(value) : mask(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? maskedList(value, key, mask) : maskedFields(value as Fields, mask);
}

function maskedList(list: readonly unknown[], key: string, mask: Mask): readonly unknown[] {
  if (list.length === 0) return list;
  const shown = list.map((entry) => masked(entry, key, mask));
  return shown.some((entry, index) => entry !== list[index]) ? shown : list;
}

type Fields = Readonly<Record<string, unknown>>;

function maskedFields(fields: Fields, mask: Mask): object {
  let shownFields: Record<string, unknown> | null = null;
  for (const key in fields) {
    const value = fields[key];
    if (value === null || KEPT.has(key) || (key === 'raw' && isReading(fields))) continue;
    const shown = key === 'value' ? maskedBeside(fields['label'], value, mask) : masked(value, key, mask);
    if (shown !== value) (shownFields ??= { ...fields })[key] = shown;
  }
  return shownFields ?? fields;
}

function maskedBeside(label: unknown, value: unknown, mask: Mask): unknown {
  return typeof label === 'string' && typeof value === 'string' ? maskedStated(label, value, mask) : masked(value, 'value', mask);
}

/** Whether a sum or a moment was read from what is printed: then it holds nothing else. */
function isReading({ raw, yuan, precision }: Fields): boolean {
  return (yuan !== undefined || precision !== undefined) && typeof raw === 'string' && READING.test(raw);
}

/** A value that stands beside a label: what it is, the label says. */
export function maskedStated(label: string, value: string, mask: Mask): string {
  const named = `${label}：`;
  const shown = mask(named + value);
  if (shown === named + value) return value;
  return shown.startsWith(named) ? shown.slice(named.length) : mask(value);
}

const READING = /^[\d.,\s:/\-+TZ年月日时分秒]*$/u;
const CODE_CHARACTERS = /^[\x20-\x7e]*$/u;
/** Codes that begin with a place and a day look like id numbers of children. */
const YOUNGEST_BEARER_YEARS = 16;

/** A code is kept unless all of it is a grown person's id number; what is written around a code in Chinese is prose. */
function maskedCode(code: string): string {
  if (!CODE_CHARACTERS.test(code)) return MASK_RULES.PERSONAL.mask(code);
  const isBearer = code.length === 18 && Number(code.slice(6, 10)) <= new Date().getFullYear() - YOUNGEST_BEARER_YEARS;
  return isBearer && isIdNumber(code) ? MASK_RULES.ID_NUMBER.mask(code) : code;
}
