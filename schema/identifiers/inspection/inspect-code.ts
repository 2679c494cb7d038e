import type { CodeKind } from '../../codes/code-kind.ts';
import { isWithheld } from '../party-code.ts';
import { upperCase } from '../upper-case.ts';
import { cleanCode } from './clean-code.ts';
import { splitHint } from './code-hint.ts';
import { inspectCreditCode, inspectNearCreditCode, inspectPlatformCode } from './credit-code.ts';
import { inspectDealCode } from './deal-code.ts';
import { codeFinding, malformed, type CodeFinding, type CodeInspection } from './inspection.ts';
import { inspectInvestmentProjectCode } from './investment-project-code.ts';
import { kindWords, notThisKind } from './kind-words.ts';
import { inspectNearDealCode } from './near-deal-code.ts';
import { inspectOrganisationCode } from './organisation-code.ts';
import { inspectNearProjectCode, inspectProjectCode } from './project-code.ts';
import { inspectRegionCode } from './region-code.ts';
import { inspectSystemCode } from './system-code.ts';

type Inspector = (text: string) => CodeInspection | null;

/** Longest input that is looked at; the longest code has 40 characters. */
export const MAX_CODE_LENGTH = 200;
/** What systems write where they have nothing to say. */
const PLACEHOLDERS = /^(?:[-/.*?]+|暂?无|没有|未知|NULL|NONE|N\/A|NIL)$/u;

/** In the order of how sure the layout is; nine digits are a region only where their first six are a listed one. */
const EXACT: readonly Inspector[] = [
  inspectDealCode,
  inspectInvestmentProjectCode,
  inspectProjectCode,
  inspectSystemCode,
  inspectCreditCode,
  inspectRegionCode,
  inspectOrganisationCode,
];
const NEAR: readonly Inspector[] = [withoutHyphens, inspectNearDealCode, inspectNearProjectCode, inspectNearCreditCode];

/** Kind that a caller names → what reads it. */
const BY_KIND: Readonly<Record<CodeKind, readonly Inspector[]>> = {
  DEAL_CODE: [inspectDealCode, inspectNearDealCode],
  PROJECT_CODE: [inspectProjectCode, inspectNearProjectCode],
  TENDER_PROJECT_CODE: [inspectProjectCode, inspectNearProjectCode],
  SECTION_CODE: [inspectProjectCode, inspectNearProjectCode],
  INVESTMENT_PROJECT_CODE: [inspectInvestmentProjectCode],
  CREDIT_CODE: [inspectCreditCode, inspectNearCreditCode],
  ORGANISATION_CODE: [inspectOrganisationCode],
  PLATFORM_CODE: [inspectPlatformCode],
  SYSTEM_CODE: [inspectSystemCode],
  REGION_CODE: [inspectRegionCode],
  UNKNOWN: [],
};

/**
 * Says what a string of characters is, whether it is well formed and why not, what its parts mean, and its canonical form. Never throws and
 * never refuses. A platform's code cannot be told from its operator's credit code: it is a CREDIT_CODE, unless the field's name stands before it
 * (`PLATFORM_CODE=…`) or it is a placeholder that only that field holds. A citizen's id number is not repeated, nor is any part of it.
 */
export function inspectCode(raw: string): CodeInspection {
  if (raw.length > MAX_CODE_LENGTH) return unknown('TOO_LONG', { limit: String(MAX_CODE_LENGTH) });
  const cleaned = cleanCode(raw);
  const { kind, code } = splitHint(cleaned.text);
  const text = upperCase(code);
  const found = inspectText(text, kind);
  if (found.kind === 'UNKNOWN') return found;
  const caseFindings = text === code ? [] : [codeFinding('LOWER_CASE')];
  return { ...found, findings: [...found.findings, ...cleaned.findings, ...caseFindings] };
}

function inspectText(text: string, kind: CodeKind | null): CodeInspection {
  if (text === '') return unknown('EMPTY');
  if (isWithheld(text.replaceAll('-', ''))) return unknown('WITHHELD');
  if (PLACEHOLDERS.test(text)) return unknown('PLACEHOLDER');
  if (/[^;,、][;,、][^;,、]/u.test(text)) return unknown('SEVERAL_CODES');
  const found = kind === null ? first([...EXACT, ...NEAR], text) : ofKind(text, kind);
  if (found === null) return unknown('NO_KNOWN_FORM', { length: String(Array.from(text).length) });
  return found.segments.some(({ value }) => isWithheld(value)) ? unknown('WITHHELD') : found;
}

/** What the caller calls it decides: characters of another kind are not well formed as this one. */
function ofKind(text: string, kind: CodeKind): CodeInspection {
  const found = first(BY_KIND[kind], text);
  if (found?.kind === kind) return found;
  return malformed(kind, [notThisKind(kind), ...(found?.findings ?? [])]);
}

function first(inspectors: readonly Inspector[], text: string): CodeInspection | null {
  for (const inspect of inspectors) {
    const found = inspect(text);
    if (found !== null) return found;
  }
  return null;
}

/** Hyphens in the wrong places hide any other kind. */
function withoutHyphens(text: string): CodeInspection | null {
  if (!text.includes('-')) return null;
  const found = first(EXACT, text.replaceAll('-', ''));
  if (found === null) return null;
  return { ...found, wellFormed: false, findings: [codeFinding('HYPHENS_MISPLACED', kindWords(found.kind)), ...found.findings] };
}

function unknown(rule: CodeFinding['rule'], values: Readonly<Record<string, string>> = {}): CodeInspection {
  return malformed('UNKNOWN', [codeFinding(rule, values)]);
}
