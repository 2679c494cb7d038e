import { isRegionCode } from '../region-code.ts';
import { parseSystemCode } from '../system-code.ts';
import { codeSegment, type CodeInspection } from './inspection.ts';
import { regionFindings, regionSegment } from './region-words.ts';

/** Explains a 交易系统标识码 of eleven characters; null where it is none. */
export function inspectSystemCode(text: string): CodeInspection | null {
  const code = parseSystemCode(text);
  if (code === null) return null;
  return {
    kind: 'SYSTEM_CODE',
    wellFormed: isRegionCode(code.region),
    checkPasses: null,
    normalized: text,
    segments: [
      codeSegment({ zh: '首字母', en: 'letter' }, code.letter, { zh: '含义不统一', en: 'not used consistently' }),
      regionSegment(code.region),
      codeSegment({ zh: '系统流水号', en: 'sequence' }, code.sequence),
    ],
    findings: regionFindings(code.region),
  };
}
