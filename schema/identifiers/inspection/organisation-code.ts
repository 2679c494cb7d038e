import { formatOrganisationCode, organisationCodeCheck, parseOrganisationCode } from '../organisation-code.ts';
import { codeFinding, codeSegment, type CodeFinding, type CodeInspection } from './inspection.ts';

/** Explains a 组织机构代码 (GB 11714); null where it is none. */
export function inspectOrganisationCode(text: string): CodeInspection | null {
  const code = parseOrganisationCode(text);
  if (code === null) return null;
  const findings = organisationFindings(code.body + code.check);
  return {
    kind: 'ORGANISATION_CODE',
    wellFormed: true,
    checkPasses: findings.length === 0,
    normalized: `${code.body}-${code.check}`,
    segments: [
      codeSegment({ zh: '本体代码', en: 'body' }, code.body),
      codeSegment({ zh: '校验码', en: 'check' }, code.check, {
        zh: `按本体代码应为 ${formatOrganisationCode(code.body).slice(-1)}`,
        en: `${formatOrganisationCode(code.body).slice(-1)} by its body`,
      }),
    ],
    findings,
  };
}

/** Whether the nine characters of an organisation code pass, also those inside a credit code. */
export function organisationFindings(code: string): readonly CodeFinding[] {
  const expected = organisationCodeCheck(code.slice(0, 8));
  const found = code.slice(-1);
  return expected === found ? [] : [codeFinding('ORGANISATION_CHECK_FAILS', { expected, found })];
}
