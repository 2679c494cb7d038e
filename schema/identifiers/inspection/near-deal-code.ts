import type { CodeRule } from './code-rules.ts';
import { codeFinding, malformed, type CodeInspection } from './inspection.ts';

/** Segment → what it has to be, and the rule that a faulty one breaks. */
const SEGMENTS: readonly (readonly [RegExp, CodeRule])[] = [
  [/^[A-Z]\d{2}$/u, 'CATEGORY_SHAPE'],
  [/^[0-9A-HJ-NPQRTUWXY]{18}$/u, 'ISSUER_SHAPE'],
  [/^\d{8}$/u, 'DATE_SHAPE'],
  [/^\d{6}$/u, 'SEQUENCE_SHAPE'],
  [/^[0-9A-Z*]$/u, 'CHECK_SHAPE'],
];
const LENGTH = 36;
const LEGACY_LENGTH = 33;

/** Says segment by segment why something is nearly a 统一交易标识码; null where it does not look like one. */
export function inspectNearDealCode(text: string): CodeInspection | null {
  const plain = text.replaceAll('-', '');
  const parts = text.split('-');
  if (!looksLikeDealCode(plain, parts)) return null;
  const isWrongLength = plain.length !== LENGTH && !(parts.length === 4 && plain.length === LEGACY_LENGTH);
  const findings = [
    ...(isWrongLength ? [codeFinding('DEAL_CODE_LENGTH', { length: String(plain.length) })] : []),
    ...brokenSegments(plain, parts).map((rule) => codeFinding(rule)),
  ];
  return malformed('DEAL_CODE', findings.length > 0 ? findings : [codeFinding('CATEGORY_SHAPE')]);
}

function looksLikeDealCode(plain: string, parts: readonly string[]): boolean {
  if (!/^[0-9A-Z*]+$/u.test(plain)) return false;
  if (parts.length === 5) return /^[A-Z]/u.test(plain) || parts[1]!.length > 12;
  if (parts.length === 4) return parts[0]!.length > 12;
  return /^[A-Z]\d\d/u.test(plain) && plain.length > 32 && plain.length < 40;
}

/** Five segments by their hyphens, four of the legacy form, or by place where the length is right. */
function brokenSegments(plain: string, parts: readonly string[]): readonly CodeRule[] {
  if (parts.length === 5) return broken(parts, SEGMENTS);
  if (parts.length === 4) return broken(parts, SEGMENTS.slice(1));
  if (plain.length !== LENGTH) return [];
  return broken([plain.slice(0, 3), plain.slice(3, 21), plain.slice(21, 29), plain.slice(29, 35), plain.slice(35)], SEGMENTS);
}

function broken(parts: readonly string[], segments: typeof SEGMENTS): readonly CodeRule[] {
  return segments.filter(([shape], index) => !shape.test(parts[index]!)).map(([, rule]) => rule);
}
