import { codeFinding, type CodeFinding } from './inspection.ts';

/** A code as somebody typed or pasted it, made fit to read. */
export interface CleanCode {
  readonly text: string;
  readonly findings: readonly CodeFinding[];
}

const FULL_WIDTH = /[！-～]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;
const HYPHENS = /[\u00AD\u2010-\u2015\u2043\u2212\u30FC\uFE58\uFE63]/gu;
const SPACES = /[\s\u200B-\u200F\u2060\uFEFF]/gu;

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
