import { BODY_KINDS, REGISTERING_BODIES } from '../../codes/credit-code-body.ts';
import { creditCodeCheck, parseCreditCode, type CreditCode } from '../credit-code.ts';
import { isListedRegion } from '../region-code.ts';
import { codeFinding, codeSegment, malformed, type CodeFinding, type CodeInspection, type CodeSegment } from './inspection.ts';
import { organisationFindings } from './organisation-code.ts';
import { regionFindings, regionSegment } from './region-words.ts';

/** Values of PLATFORM_CODE in production data that stand for nobody: `非交易中心`. */
const PLATFORM_PLACEHOLDERS: ReadonlySet<string> = new Set(['111111122222229998']);

/** Explains a 统一社会信用代码 (GB 32100-2015); null where it is none. */
export function inspectCreditCode(text: string): CodeInspection | null {
  return inspectEighteen(text, PLATFORM_PLACEHOLDERS.has(text) ? 'PLATFORM_CODE' : 'CREDIT_CODE');
}

/** Explains the same characters as a 平台标识码: nothing in them tells it from its operator's credit code. */
export function inspectPlatformCode(text: string): CodeInspection | null {
  const inspection = inspectEighteen(text, 'PLATFORM_CODE');
  return inspection === null ? null : { ...inspection, findings: [...inspection.findings, codeFinding('KIND_FROM_HINT')] };
}

/** A code of a wrong length or with letters that are not in the alphabet, that begins as credit codes do; null where it does not. */
export function inspectNearCreditCode(text: string): CodeInspection | null {
  if (/^[0-9A-Z]{17,19}$/u.test(text) && beginsLikeCreditCode(text)) return malformed('CREDIT_CODE', [...faults(text)]);
  return null;
}

/** The region is that of the day of registration and stays for ever: an abolished one is no fault. */
function inspectEighteen(text: string, kind: 'CREDIT_CODE' | 'PLATFORM_CODE'): CodeInspection | null {
  const code = parseCreditCode(text);
  if (code === null) return null;
  const expected = creditCodeCheck(text.slice(0, 17));
  const checkPasses = expected === code.check;
  const findings = [
    ...(isPlaceholder(text) ? [codeFinding('PLACEHOLDER')] : []),
    ...(checkPasses ? [] : [codeFinding('CREDIT_CHECK_FAILS', { expected, found: code.check })]),
    ...bodyFindings(code),
    ...regionFindings(code.region).filter(({ rule }) => rule === 'PROVINCE_UNKNOWN' || rule === 'REGION_NOT_LISTED'),
    ...organisationFindings(code.organisationCode),
  ];
  return { kind, wellFormed: true, checkPasses, normalized: text, segments: segments(code, expected), findings };
}

function segments(code: CreditCode, expected: string): readonly CodeSegment[] {
  const pair = code.registeringBody + code.bodyKind;
  return [
    codeSegment({ zh: '登记管理部门代码', en: 'registering body' }, code.registeringBody, REGISTERING_BODIES[code.registeringBody] ?? null),
    codeSegment({ zh: '机构类别代码', en: 'kind of body' }, code.bodyKind, BODY_KINDS[pair] ?? null),
    { ...regionSegment(code.region), name: { zh: '登记管理机关行政区划码', en: 'region of registration' } },
    codeSegment({ zh: '主体标识码（组织机构代码）', en: 'organisation code' }, code.organisationCode),
    codeSegment({ zh: '校验码', en: 'check' }, code.check, { zh: `按前 17 位应为 ${expected}`, en: `${expected} by the 17 before` }),
  ];
}

function bodyFindings({ registeringBody, bodyKind }: CreditCode): readonly CodeFinding[] {
  const pair = registeringBody + bodyKind;
  return Object.hasOwn(BODY_KINDS, pair) ? [] : [codeFinding('BODY_UNKNOWN', { pair })];
}

function isPlaceholder(text: string): boolean {
  return PLATFORM_PLACEHOLDERS.has(text) || /^(.)\1+$/u.test(text);
}

function beginsLikeCreditCode(text: string): boolean {
  return Object.hasOwn(BODY_KINDS, text.slice(0, 2)) && isListedRegion(text.slice(2, 8));
}

function faults(text: string): readonly CodeFinding[] {
  const letters = [...new Set(text.match(/[IOSVZ]/gu) ?? [])].join(', ');
  return [
    ...(text.length === 18 ? [] : [codeFinding('CREDIT_CODE_LENGTH', { length: String(text.length) })]),
    ...(letters === '' ? [] : [codeFinding('LETTERS_NOT_USED', { letters })]),
  ];
}
