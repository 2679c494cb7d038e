import type { CodeKind } from '../../codes/code-kind.ts';
import type { FindingSeverity } from '../../records/finding.ts';
import { CODE_RULES, type CodeRule } from './code-rules.ts';

/** One thing said in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A part of a code: what it is called, its characters, and what they stand for; null where nothing more can be said. */
export interface CodeSegment {
  readonly name: Bilingual;
  readonly value: string;
  readonly meaning: Bilingual | null;
}

export interface CodeFinding {
  readonly rule: CodeRule;
  readonly severity: FindingSeverity;
  readonly message: Bilingual;
}

/** What a string of characters is, as far as it can be told from the string alone. */
export interface CodeInspection {
  readonly kind: CodeKind;
  /** Whether it has the layout of its kind. A code that has not is still kept with its row. */
  readonly wellFormed: boolean;
  /** Whether the check character passes; null where the kind has none or the layout hides it. */
  readonly checkPasses: boolean | null;
  /** The one form to compare and to store; null where there is none, or where the value is withheld. */
  readonly normalized: string | null;
  readonly segments: readonly CodeSegment[];
  readonly findings: readonly CodeFinding[];
}

export function codeSegment(name: Bilingual, value: string, meaning: Bilingual | null = null): CodeSegment {
  return { name, value, meaning };
}

/** A finding of the table of rules, with `{name}` in its sentences replaced. */
export function codeFinding(rule: CodeRule, values: Readonly<Record<string, string>> = {}): CodeFinding {
  const { severity, zh, en } = CODE_RULES[rule];
  const filled = (sentence: string) => sentence.replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');
  return { rule, severity, message: { zh: filled(zh), en: filled(en) } };
}

/** A code that has the length or the beginning of a kind, but not its layout: nothing of it is repeated. */
export function malformed(kind: CodeKind, findings: readonly CodeFinding[], normalized: string | null = null): CodeInspection {
  return { kind, wellFormed: false, checkPasses: null, normalized, segments: [], findings };
}
