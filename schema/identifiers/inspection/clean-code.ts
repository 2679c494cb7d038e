import { codeFinding, type CodeFinding } from './inspection.ts';

/** A code as somebody typed or pasted it, made fit to read. */
export interface CleanCode {
  readonly text: string;
  readonly findings: readonly CodeFinding[];
}

const FULL_WIDTH = /[！-～]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;
const HYPHENS = /[\u00AD\u2010-\u2015\u2043\u2212\u30FC\uFE58\uFE63]/gu;
/** Spaces, and what is invisible: programs wrap what is copied from them in marks of direction. */
const SPACES = /[\s\p{Cf}]/gu;

/** Full-width characters become half-width, other hyphens `-`, letters upper case, and spaces go; each is remarked on. */
export function cleanCode(raw: string): CleanCode {
  const half = raw.replaceAll(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET));
  const hyphenated = half.replaceAll(HYPHENS, '-');
  const text = hyphenated.replaceAll(SPACES, '');
  const findings: CodeFinding[] = [];
  if (half !== raw) findings.push(codeFinding('FULL_WIDTH'));
  if (hyphenated !== half) findings.push(codeFinding('HYPHEN_VARIANT'));
  if (text !== hyphenated) findings.push(codeFinding('SPACES'));
  return { text, findings };
}
