import type { LabelledValue } from '../html-table.ts';
import { EMPTY_CELL } from './mend-lines.ts';
import { INLINE_ONLY, isHeading, MEANINGS, meaningOf, plainLabel, SECTIONS, type Meaning } from './labels.ts';
import { looksLikeOrganisation } from './party-names.ts';
import { rankOfLabel } from './ranked-label.ts';

/** A value beside its label, and what the label means where we know it. */
export interface Stated extends LabelledValue {
  readonly meaning: Meaning | null;
}

const WITH_COLON = /^([^：:。；;，]{1,34}?)\s*[：:]\s*(.*)$/su;
/** `项目编号（或招标编号、政府采购计划编号等，如有）：`. */
const OR_CALLED = /^([^：:（(]{2,12})[（(]或[^（()）]{1,60}[)）](?=\s*[：:])/u;
const NAME_LABEL = /^(?:单位|采购人|代理机构)?名称$/u;
/** Labels inside a line that begin a value of their own: `…公司 中标金额：…`. */
const INLINE = new RegExp(
  String.raw`(?:${[...new Set([...Object.values(MEANINGS).flat(), ...INLINE_ONLY])]
    .filter((label) => label.length >= 3)
    .map((label) => label.replaceAll(/[()[\]/.]/gu, (character) => `\\${character}`))
    .toSorted((a, b) => b.length - a.length)
    .join('|')})(?:[（(][^）)]{1,6}[）)])?为?\s*[：:]`,
  'gu',
);
/** A page whose line breaks are lost is one long line: there a label counts wherever it stands. */
const LONG_LINE = 50;

/** Every labelled value of a notice's lines, in order. `skip` tells which lines a table has already given. */
export function labelPairs(lines: readonly string[], skip: ReadonlySet<number>): readonly Stated[] {
  const pairs: Stated[] = [];
  let section: Meaning | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const opened = sectionOf(line);
    if (opened !== undefined) section = opened;
    if (skip.has(index)) continue;
    for (const part of partsOf(line)) {
      const pair = pairOf(part.trim(), lines, index, skip);
      if (pair !== null) pairs.push(ofNextLot(inSection(pair, section), pairs.at(-1)));
    }
  }
  return pairs;
}

/** `合同包2（球类器材）：0.8万元` after the fee of the first: a fee as well. */
const LOT_LABEL = /^(?:合同包|采购包|标项|分包|包)\d{1,2}(?:（.{1,60}）)?$/u;

function ofNextLot(pair: Stated, before: Stated | undefined): Stated {
  const isFee = pair.meaning === null && before?.meaning === 'agencyFee' && LOT_LABEL.test(plainLabel(pair.label));
  return isFee ? { ...pair, label: before.label, meaning: 'agencyFee' } : pair;
}

/** Without a colon no label begins within a line; within a short one only after a mark or a space. */
const MAY_BE_PARTED = /[\s，,；;。][^：:]*[：:]/u;

/** A line cut before every label that begins a value of its own. */
function partsOf(line: string): readonly string[] {
  if (!(line.length > LONG_LINE ? /[：:]/u : MAY_BE_PARTED).test(line)) return [line];
  const starts = [...line.matchAll(INLINE)]
    .map(({ index }) => index)
    .filter((index) => index > 0 && (line.length > LONG_LINE || /[\s，,；;。]/u.test(line[index - 1]!)));
  return [0, ...starts].map((start, at) => line.slice(start, starts[at] ?? line.length));
}

/** With spaces between its characters and its number; anything longer is a sentence. */
const LONGEST_SECTION = 60;

/** Undefined where the line opens no section, null where it opens one about nobody. */
function sectionOf(line: string): Meaning | null | undefined {
  if (line.length > LONGEST_SECTION) return undefined;
  const plain = plainLabel(line);
  return plain.length > 24 || /[：:]./u.test(line) ? undefined : SECTIONS.find(({ pattern }) => pattern.test(plain))?.meaning;
}

function pairOf(part: string, lines: readonly string[], index: number, skip: ReadonlySet<number>): LabelledValue | null {
  const match = WITH_COLON.exec(part.replace(OR_CALLED, '$1'));
  const label = match?.[1] ?? part;
  if (match === null && !isHeading(part) && rankOfLabel(part) === null) return null;
  const written = match?.[2]?.trim() ?? '';
  if (written !== '') return { label, value: written };
  return skip.has(index + 1) ? null : pairBelow(label, lines, index, match !== null);
}

function pairBelow(label: string, lines: readonly string[], index: number, colon: boolean): LabelledValue | null {
  return !colon && isFirstOfRow(lines, index) ? null : pairWithNext(label, lines[index + 1], colon);
}

/** Below the last of several headings stands the number of the first row. */
function isFirstOfRow(lines: readonly string[], index: number): boolean {
  return /^0{0,2}1$/u.test(lines[index + 1] ?? '') && isHeading(lines[index - 1] ?? '');
}

/** A label at the end of its line has its value on the next. */
function pairWithNext(label: string, next: string | undefined, colon: boolean): LabelledValue | null {
  if (next !== undefined && CONTACTS.has(meaningOf(label)) && CONTACT.test(next)) return { label, value: next };
  return next === undefined || beginsAnew(next) || (!colon && isStray(label, next)) ? null : { label, value: next };
}

const CONTACTS: ReadonlySet<Meaning | null> = new Set<Meaning | null>(['buyerContact', 'agencyContact', 'supervisorContact']);
/** Under a label for contacts another label is part of the value: `联系人：某公司 王** 电话：…`. */
const CONTACT = /^联系人\s*[：:]/u;

const NAMED: ReadonlySet<Meaning | null> = new Set<Meaning | null>(['buyer', 'agency', 'seller', 'supervisor', 'winner', 'grantee']);
const LONGEST_HEADING = 8;

/** A short word under a heading for names is the next heading, known or not, unless it ends as organisations do. */
function isStray(label: string, next: string): boolean {
  const meaning = meaningOf(label);
  const person = (meaning === 'winner' || meaning === 'grantee' || meaning === 'seller') && /^\p{Script=Han}{2,3}$/u.test(next);
  return NAMED.has(meaning) && !person && next.length <= LONGEST_HEADING && !/\*/u.test(next) && !looksLikeOrganisation(next);
}

/** `采购包1：`, over what is told of one lot. */
const LOT_HEAD = /^(?:采购包|合同包|标项|分包|包)\s*\d{1,3}\s*(?:[（(].{1,60}[)）])?\s*[:：]$/u;

/** Whether a line is no value of the label before it. */
function beginsAnew(line: string): boolean {
  const match = WITH_COLON.exec(line);
  return (
    line === EMPTY_CELL ||
    /^[^\d]*[（(](?:万元|元|亿元|%|％)[)）]$/u.test(line) ||
    isHeading(line) ||
    LOT_HEAD.test(line) ||
    rankOfLabel(line) !== null ||
    (match !== null && isHeading(match[1]!)) ||
    /^[一二三四五六七八九十]{1,3}、/u.test(line) ||
    sectionOf(line) !== undefined
  );
}

/** A labelled value with what its label means: labels that rank candidates name them. */
export function stated({ label, value }: LabelledValue): Stated {
  return { label, value, meaning: meaningOf(label) ?? (rankOfLabel(label) === null ? null : 'candidate') };
}

function inSection(pair: LabelledValue, section: Meaning | null): Stated {
  const plain = plainLabel(pair.label);
  if (section !== null && NAME_LABEL.test(plain)) return { ...pair, meaning: section };
  return stated(pair);
}
