import { dealCategory, DEAL_CATEGORY_LIST } from '../../codes/deal-category.ts';
import { creditCodeCheck } from '../credit-code.ts';
import { dealCodeCheck, legacyDealCodeChecks, overflowedDealCodeCheck, parseDealCode, type DealCode } from '../deal-code.ts';
import { codeFinding, codeSegment, type Bilingual, type CodeFinding, type CodeInspection, type CodeSegment } from './inspection.ts';
import { regionMeaning } from './region-words.ts';

/** Explains a 统一交易标识码 in any of its forms; the legacy form without category is an alias and not well formed. Null where it is none. */
export function inspectDealCode(text: string): CodeInspection | null {
  const code = parseDealCode(text);
  if (code === null) return null;
  return {
    kind: 'DEAL_CODE',
    wellFormed: code.form !== 'LEGACY',
    checkPasses: code.checks,
    normalized: code.canonical,
    segments: segments(code),
    findings: [...categoryFindings(code), ...issuerFindings(code), ...dateFindings(code), ...checkFindings(code)],
  };
}

function segments(code: DealCode): readonly CodeSegment[] {
  const { category, issuer, date, sequence, check } = code;
  return [
    ...(category === null ? [] : [codeSegment({ zh: '交易分类代码', en: 'category' }, category, categoryMeaning(category))]),
    codeSegment({ zh: '赋码机构统一社会信用代码', en: 'credit code of the issuer' }, issuer, regionMeaning(issuer.slice(2, 8))),
    codeSegment({ zh: '日期码', en: 'date' }, date, code.dateExists ? dateMeaning(date) : null),
    codeSegment({ zh: '流水号', en: 'sequence' }, sequence),
    codeSegment({ zh: '校验码', en: 'check' }, check, checkMeaning(code)),
  ];
}

function categoryMeaning(category: string): Bilingual | null {
  const entry = dealCategory(category);
  return entry === null ? null : { zh: entry.zh, en: entry.en };
}

function dateMeaning(date: string): Bilingual {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  return { zh: `${year} 年 ${Number(month)} 月 ${Number(day)} 日赋码`, en: `made on ${year}-${month}-${day}` };
}

function checkMeaning({ category, issuer, date, sequence }: DealCode): Bilingual | null {
  if (category === null) return null;
  const expected = dealCodeCheck(category + issuer + date + sequence);
  return { zh: `按前 35 位应为 ${expected}`, en: `${expected} by the 35 before` };
}

function categoryFindings(code: DealCode): readonly CodeFinding[] {
  if (code.category === null) return [aliasFinding(code)];
  const entry = dealCategory(code.category);
  const values = { category: code.category };
  if (entry === null) return [codeFinding('CATEGORY_UNKNOWN', values)];
  return entry.confidence === 'M' ? [codeFinding('CATEGORY_UNCONFIRMED', values)] : [];
}

/** With 37 possible characters a category passes by chance now and then: the sentence lists all that do. */
function aliasFinding(code: DealCode): CodeFinding {
  const fitting = DEAL_CATEGORY_LIST.entries.filter((entry) => legacyDealCodeChecks(code, entry.code));
  const zh = fitting.map((entry) => `${entry.code} ${entry.zh}`).join('、');
  const en = fitting.map((entry) => `${entry.code} ${entry.en.toLowerCase()}`).join(', ');
  return codeFinding('ALIAS_WITHOUT_CATEGORY', { categories: zh || '无', categoriesEn: en || 'none' });
}

function issuerFindings({ issuer, issuerChecks }: DealCode): readonly CodeFinding[] {
  if (issuerChecks) return [];
  return [codeFinding('ISSUER_CHECK_FAILS', { expected: creditCodeCheck(issuer.slice(0, 17)), found: issuer.slice(17) })];
}

function dateFindings({ dateExists }: DealCode): readonly CodeFinding[] {
  return dateExists ? [] : [codeFinding('DATE_NOT_IN_CALENDAR')];
}

function checkFindings({ category, issuer, date, sequence, check, checks }: DealCode): readonly CodeFinding[] {
  if (category === null || checks === true) return [];
  const body = category + issuer + date + sequence;
  const fails = codeFinding('DEAL_CHECK_FAILS', { expected: dealCodeCheck(body), found: check });
  return overflowedDealCodeCheck(body) === check ? [fails, codeFinding('WEIGHT_OVERFLOW')] : [fails];
}
