import { inspectCode } from '../../schema/identifiers/inspection/inspect-code.ts';
import type { Bilingual, CodeFinding, CodeSegment } from '../../schema/identifiers/inspection/inspection.ts';

/** Resolves `inspectCode`: both languages in one string, as the graph's contract has them. */
export function inspectCodeView(_parent: unknown, { code }: { readonly code: string }) {
  const inspection = inspectCode(code);
  return { ...inspection, segments: inspection.segments.map(segmentView), findings: inspection.findings.map(findingView) };
}

function segmentView({ name, value, meaning }: CodeSegment) {
  return { name: bothLanguages(name), value, meaning: meaning === null ? null : bothLanguages(meaning) };
}

function findingView({ rule, severity, message }: CodeFinding) {
  return { rule, severity, message: bothLanguages(message), messageZh: message.zh, messageEn: message.en };
}

function bothLanguages({ zh, en }: Bilingual): string {
  return `${zh} / ${en}`;
}
