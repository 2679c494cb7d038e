import { formatProjectCode, parseProjectCode, type ProjectCode, type ProjectCodeKind } from '../project-code.ts';
import { isListedRegion, isRegionCode } from '../region-code.ts';
import { codeFinding, codeSegment, malformed, type CodeFinding, type CodeInspection, type CodeSegment } from './inspection.ts';
import { kindWords } from './kind-words.ts';
import { regionFindings, regionSegment } from './region-words.ts';

const KINDS: Readonly<Record<number, ProjectCodeKind>> = { 17: 'PROJECT_CODE', 20: 'TENDER_PROJECT_CODE', 23: 'SECTION_CODE' };
const NOT_RELIABLE = { zh: '通常如此，不可依赖', en: 'usually so, not reliable' };

/** Explains a 项目编号, 招标项目编号 or 标段（包）编号; null where it is none. */
export function inspectProjectCode(text: string): CodeInspection | null {
  const code = parseProjectCode(text);
  if (code === null) return null;
  return {
    kind: code.kind,
    wellFormed: isRegionCode(code.region),
    checkPasses: null,
    normalized: formatProjectCode(code),
    segments: segments(code),
    findings: [...regionFindings(code.region), ...sequenceFindings(code)],
  };
}

/** A number of the right length that misses the layout: letters in its ten digits, or no letter before its region. */
export function inspectNearProjectCode(text: string): CodeInspection | null {
  const kind = KINDS[text.length];
  if (kind === undefined) return null;
  if (/^[A-Z]\d{6}[0-9A-Z]+$/u.test(text) && isRegionCode(text.slice(1, 7))) {
    return malformed(kind, [...regionFindings(text.slice(1, 7)), codeFinding('LETTERS_IN_SERIAL')], text);
  }
  if (!/^\d+$/u.test(text) || !isListedRegion(text.slice(0, 6))) return null;
  return malformed('UNKNOWN', [codeFinding('LETTER_MISSING', kindWords(kind))]);
}

function segments(code: ProjectCode): readonly CodeSegment[] {
  const { letter, region, platformSequence, projectSequence, tenderProjectSequence, sectionSequence } = code;
  return [
    codeSegment({ zh: '首字母', en: 'letter' }, letter, { zh: '含义不统一，不作解读', en: 'not used consistently, not to be read' }),
    { ...regionSegment(region), name: { zh: '登记平台行政区划', en: 'region of the registering platform' } },
    codeSegment({ zh: '平台流水', en: 'platform sequence' }, platformSequence, NOT_RELIABLE),
    codeSegment({ zh: '项目流水', en: 'project sequence' }, projectSequence, NOT_RELIABLE),
    ...(tenderProjectSequence === null ? [] : [codeSegment({ zh: '招标项目流水', en: 'tender project sequence' }, tenderProjectSequence)]),
    ...(sectionSequence === null ? [] : [codeSegment({ zh: '标段（包）流水', en: 'section sequence' }, sectionSequence)]),
  ];
}

function sequenceFindings({ platformSequence, tenderProjectSequence, sectionSequence }: ProjectCode): readonly CodeFinding[] {
  const tail = `${tenderProjectSequence ?? ''}${sectionSequence ?? ''}`;
  return [
    ...(/^(?:19|20)\d\d$/u.test(platformSequence) ? [codeFinding('YEAR_IN_PLATFORM_PLACE')] : []),
    ...(/[A-Z]/u.test(tail) ? [codeFinding('LETTERS_IN_SEQUENCE')] : []),
  ];
}
