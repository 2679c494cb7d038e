import type { StatedValue } from '../../../schema/records/notice.ts';
import type { LabelledValue } from '../html-table.ts';
import type { Stated } from './label-pairs.ts';
import { meaningOf, plainLabel } from './labels.ts';
import type { NoticeReading } from './notice-reading.ts';

const NO_CODE = /^(?:[\/\\-]+|—+|无|暂无|详见.*|见.*)$/u;
const SENTENCE = /[。！？]|\s{2,}/u;
/** `【信息时间： 2026-03-27】`: the next label, where a code is left out. */
const OTHER_LABEL = /\p{Script=Han}{2}\s*[：:]/u;
/** The number of the next clause runs into the code: where the code ends is anybody's guess. */
const RUN_INTO = /^[\w-]+\d、/u;

const HEAD_PAIRS = 3;
/** A code by itself: letters, digits and marks, three digits at least. */
const ONE_CODE = /^(?=(?:.*\d){3})[\p{Script=Han}A-Za-z\d][\p{Script=Han}\w()（）[\]【】〔〕/-]{5,39}$/u;

/** Labels of numbers that a project has besides its own: of its plan, its filing, its documents, its notice. */
const BESIDE_ITS_OWN = /计划|条目|投资项目|框架协议|备案|预算编号|执行编号|公告编号|文件编号|标书编号/u;

/** Every project code that a notice prints, each once: its own in order, then the others in order. */
export function codesIn(pairs: readonly Stated[]): readonly StatedValue[] {
  const seen = new Set<string>();
  const printed = pairs
    .filter((pair, index) => pair.meaning === 'projectCode' || (index < HEAD_PAIRS && isBareNumber(pair)))
    .flatMap(({ label, value }) => codesApart(value).map((part) => ({ label, part })))
    .toSorted((one, other) => Number(BESIDE_ITS_OWN.test(one.label)) - Number(BESIDE_ITS_OWN.test(other.label)));
  return printed.flatMap(({ label, part }) => {
    const code = codeIn(part);
    if (code === null || seen.has(code)) return [];
    seen.add(code);
    return [{ label: plainLabel(label), value: code, money: null }];
  });
}

/** `编号：G2026001` at the head of a notice is the project's; further down it is anybody's. */
function isBareNumber({ label, value }: Stated): boolean {
  return plainLabel(label) === '编号' && ONE_CODE.test(value.trim());
}

/** `BLZC-2026-001(招标文件编号：BLZC-2026-001-2)`. */
const WITH_OTHER = /^(.{4,60}?)\s*[（(]\s*\p{Script=Han}{2,10}号\s*[：:]\s*([^（()）：:]{4,60})[)）]$/u;

/** Several codes behind one label; a comma parts them only where a code stands on both sides. */
function codesApart(value: string): readonly string[] {
  const [, own, other] = WITH_OTHER.exec(value.trim()) ?? [];
  if (own !== undefined) return [own, other!];
  const parts = value.split(/[；;]/u);
  return parts.flatMap((part) => {
    const inner = part.split(/[、，,]|\s+(?=[A-Za-z\d])/u).map((code) => code.trim());
    return inner.length > 1 && inner.every((code) => ONE_CODE.test(code.replace(/[)）]$/u, ''))) ? inner : [part];
  });
}

/** Codes of lots, from labels and from the rows of tables. */
export function lotCodesIn({ pairs, rows }: NoticeReading): readonly string[] {
  const beside = pairs.filter(({ meaning }) => meaning === 'lotCode').map(({ value }) => value);
  const codes = [...beside.map(codeIn), ...rows.map(lotCodeOfRow)];
  return [...new Set(codes.filter((code) => code !== null))];
}

const LOT_HEADING = /^(?:标包|采购包|合同包|包组|标项|分包|包)$/u;
const SHORT_CODE = /^(?:包|标段|第)?[A-Z0-9]{1,3}(?:包|标段)?$/u;

/** The lot that a row of a table is about; null where none of its columns is for one. */
export function lotCodeOfRow(row: readonly LabelledValue[]): string | null {
  const cell = row.find(({ label }) => meaningOf(label) === 'lotCode');
  const short = row.find(({ label, value }) => LOT_HEADING.test(plainLabel(label)) && SHORT_CODE.test(value));
  return codeIn((cell ?? short)?.value ?? '');
}

export function namesOfLots({ pairs, rows }: NoticeReading): readonly string[] {
  const beside = pairs.filter(({ meaning }) => meaning === 'lotName').map(({ value }) => value);
  const listed = rows.flatMap((row) => row.filter(({ label }) => meaningOf(label) === 'lotName').map(({ value }) => value));
  return [...new Set([...beside, ...listed])];
}

/** A printed code without the closing bracket of a sentence around it; null where it is none. */
export function codeIn(printed: string): string | null {
  const code = printed
    .trim()
    .replace(/[，,。；;]+$/u, '')
    .replace(/^([^（(]*?)\s*[)）](?:[，,\p{Script=Han}].*)?$/su, '$1')
    .replace(/^([\w()（）[\]【】〔〕—-]{6,})\s+\p{Script=Han}.*$/u, '$1')
    .replace(/^([\w-]{8,40})[，,；;。]\s*\p{Script=Han}.*$/su, '$1')
    .split(/\s+(?=采购形式|包号|标段|\d{1,2}[.、．])/u)[0]!
    .trim();
  return code === '' ||
    code.length > 120 ||
    NO_CODE.test(code) ||
    SENTENCE.test(code) ||
    OTHER_LABEL.test(code) ||
    RUN_INTO.test(code) ||
    !/[\dA-Za-z]/u.test(code)
    ? null
    : code;
}
