import { searchable } from '../search-tokens.ts';

/** What a title says besides the name of the work: which round it is and which sections it is about. */
export interface TitleMarks {
  /** The name alone: without marks, kind of notice, punctuation, spaces and a closing 项目 or 招标. */
  readonly stem: string;
  /** 1 for a first round, 2 for 第二次 or 重新招标, and so on. */
  readonly round: number;
  /** Numbers or letters of the sections or packages named, e.g. 1 for 一标段, tj1 for TJ-01标段. */
  readonly sections: readonly string[];
}

const NUMERAL = '[一二三四五六七八九十\\d]{1,3}';
/** As letters: i, ii, … x; nothing else is read as one. */
const ROMAN = '(?<![a-z])(?:i{1,3}|iv|vi{0,3}|ix|x)';
/** 标准 and 包装 are other words. */
const SECTION_WORD = '(?:标段|标包|合同段|分包|子包|包件|包组|包(?![装裹括含围])|标(?![准识志注杆牌线书签价高]))';
/** Before its number 标 is the end of another word (招标, 达标), and 包 may be (面包, 承包). */
const SECTION_WORD_BEFORE = '(?:标段|标包|合同段|分包|子包|包件|包组|(?<![面书背挎钱承打红邮])包)';
/** 第一标段, 2标段, 一、二标段, a标段, ii标段, tj-01标段, 标段三, 01包. */
const SECTIONS = new RegExp(
  [
    `([a-z]{1,4}-?\\d{1,3}|${ROMAN})${SECTION_WORD}`,
    `第?((?:(?<!\\d)${NUMERAL}|[a-z])(?:[、,和及~-]${NUMERAL})*)[个#]?${SECTION_WORD}`,
    `${SECTION_WORD_BEFORE}(${NUMERAL})(?!\\d)`,
  ].join('|'),
  'gu',
);
/** 一期, 第1期 and I期 are one. */
const PHASE = new RegExp(`第?(${NUMERAL}|${ROMAN})期`, 'gu');
const ACT = '(?:公开|邀请)?(?:招标|采购|公告|发布|挂牌|出让|拍卖|竞价|询价|磋商|谈判)';
/** 第二次招标, (三次), …第2次 at the end; 第二次全国普查 and 二次供水 are names. */
const NUMBERED_ROUND = new RegExp(`\\(第?(${NUMERAL})[次轮](?:${ACT})?\\)|第?(${NUMERAL})次(?:${ACT}|$)`, 'gu');
const AGAIN = new RegExp(`(?:重新|再次)(?:组织)?${ACT}|重招|\\((?:重|再)(?:新)?\\)`, 'gu');
/** 重新招标公告 is the notice of a 重新招标. */
const KIND_OF_NOTICE =
  /(?<!重新|再次|重新组织|再次组织)(?:公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价|挂牌出让|拍卖出让|招标|采购|中标候选人|中标结果|成交结果|中标|成交|合同|更正|变更|终止|流标|废标|出让|转让)*(?:公告|公示|项目公告|通知书?)$/u;
/** What systems add to a name in brackets: its number, and how it is tendered. */
const ADDED =
  /\((?:(?:项目|招标|采购|标段|工程)?编号[::][^()]*|资格[预后]审|不见面开标|远程异地评标|电子(?:标|招标|招投标|评标)|网上?|线上)\)/gu;
/** (2023)15号地块, 2023-015号地块 and 2023字第15号宗地 name one parcel. */
const PARCEL = /\(?((?:19|20)\d{2})\)?(?:-|—|字第|第)?([a-z]{0,3})0*(\d{1,5}(?:-\d{1,3})?)号?(?=地块|宗地)/gu;
const ABOUT = /^关于(?=.{6})(.*?)的?$/u;
const NOT_A_NAME = /[^\p{Letter}\p{Number}]+/gu;

/** Titles have up to 600 characters (data specification); a longer one is a text, and is not searched for marks. */
const MAX_TITLE_LENGTH = 1_000;

export function titleMarks(title: string): TitleMarks {
  if (title.length > MAX_TITLE_LENGTH) return { stem: searchable(title).replaceAll(NOT_A_NAME, ''), round: 1, sections: [] };
  const written = roundBrackets(searchable(romanDigits(title)))
    .replaceAll(ADDED, '')
    .replaceAll(PARCEL, '$1-$2$3号')
    .trim();
  const text = written.replace(KIND_OF_NOTICE, '').replace(ABOUT, '$1');
  const sections = [...text.matchAll(SECTIONS)].flatMap(([, coded, before, after]) =>
    coded === undefined ? numbersIn(before ?? after!) : [codedSection(coded)],
  );
  const unsectioned = text.replaceAll(SECTIONS, '');
  const rounds = [...unsectioned.matchAll(NUMBERED_ROUND)].map(([, bracketed, plain]) => numberOf(bracketed ?? plain!));
  const bare = unsectioned.replaceAll(NUMBERED_ROUND, '').replaceAll(AGAIN, '').replaceAll(PHASE, phase);
  return {
    stem: bare.replaceAll(NOT_A_NAME, '').replace(/(?<=.{4})(?:项目|招标|项目招标)$/u, ''),
    round: Math.max(unsectioned.search(AGAIN) >= 0 ? 2 : 1, ...rounds),
    sections: [...new Set(sections)].sort(),
  };
}

/** Brackets of every form are round ones. */
function roundBrackets(text: string): string {
  return text.replaceAll(/[〔〖「『【[{]/gu, '(').replaceAll(/[〕〗」』】\]}]/gu, ')');
}

/** Ⅱ is 2, which compatibility forms would make two letters of. */
function romanDigits(text: string): string {
  return text.replaceAll(/[\u2160-\u216B\u2170-\u217B]/gu, (numeral) => String((numeral.charCodeAt(0) % 16) + 1));
}

function phase(_: string, numeral: string): string {
  return `${numberIn(numeral)}期`;
}

/** tj-01 is tj1, ii is 2. */
function codedSection(text: string): string {
  const [, letters, digits] = /^([a-z]+)-?(\d*)$/u.exec(text)!;
  return digits === '' ? String(numberIn(letters!)) : `${letters!}${Number(digits)}`;
}

function numbersIn(text: string): readonly string[] {
  const [from, to] = text.split(/[~-]/u).map(numberOf);
  if (to !== undefined && to > from! && to - from! < 50) return Array.from({ length: to - from! + 1 }, (_, index) => String(from! + index));
  return text.split(/[、,和及]/u).map((part) => (/[a-z]/u.test(part) ? part : String(numberOf(part))));
}

const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

function numberIn(numeral: string): number {
  return ROMANS.indexOf(numeral) + 1 || numberOf(numeral);
}

const DIGITS = '零一二三四五六七八九';

/** Up to ninety-nine: 十二 is 12, 二十 is 20. */
function numberOf(numeral: string): number {
  if (/^\d+$/u.test(numeral)) return Number(numeral);
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const ten = numeral.includes('十') ? Math.max(1, DIGITS.indexOf(tens || '一')) * 10 : 0;
  return ten + Math.max(0, DIGITS.indexOf(ones || '零'));
}
