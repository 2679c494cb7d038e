import { searchable } from '../search-tokens.ts';

/** What a title says besides the name of the work: which round it is and which sections it is about. */
export interface TitleMarks {
  /** The name alone: without marks, kind of notice, punctuation, spaces and a closing 项目. */
  readonly stem: string;
  /** 1 for a first round, 2 for 第二次 or 重新招标, and so on. */
  readonly round: number;
  /** Numbers or letters of the sections or packages named, e.g. 1 for 一标段. */
  readonly sections: readonly string[];
}

const NUMERAL = '[一二三四五六七八九十\\d]{1,3}';
const SECTION_WORD = '(?:标段|标包|合同段|分包|子包|包件|包|标)';
/** 第一标段, 2标段, 一、二标段, a标段, 标段三, 01包. */
const SECTIONS = new RegExp(
  `第?((?:${NUMERAL}|[a-z])(?:[、,和及~-]${NUMERAL})*)(?:个)?${SECTION_WORD}|${SECTION_WORD}(${NUMERAL})(?!\\d)`,
  'gu',
);
const ACT = '(?:公开|邀请)?(?:招标|采购|公告|挂牌|出让|拍卖|竞价|询价|磋商|谈判)';
/** 第二次招标, (三次), …第2次 at the end; 第二次全国普查 and 二次供水 are names. */
const NUMBERED_ROUND = new RegExp(`[(（【[]第?(${NUMERAL})次(?:${ACT})?[)）】\\]]|第?(${NUMERAL})次(?:${ACT}|$)`, 'gu');
const AGAIN = new RegExp(`(?:重新|再次)(?:组织)?${ACT}|重招|[(（【[](?:重|再)(?:新)?[)）】\\]]`, 'gu');
const KIND_OF_NOTICE =
  /(?:公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价|挂牌出让|拍卖出让|招标|采购|中标候选人|中标结果|成交结果|中标|成交|合同|更正|变更|终止|流标|废标|出让|转让)*(?:公告|公示|项目公告|通知书?)$/u;
const NOT_A_NAME = /[^\p{Letter}\p{Number}]+/gu;

export function titleMarks(title: string): TitleMarks {
  const text = searchable(title).trim().replace(KIND_OF_NOTICE, '');
  const sections = [...text.matchAll(SECTIONS)].flatMap(([, before, after]) => numbersIn(before ?? after!));
  const rounds = [...text.matchAll(NUMBERED_ROUND)].map(([, bracketed, plain]) => numberOf(bracketed ?? plain!));
  const bare = text.replaceAll(SECTIONS, '').replaceAll(NUMBERED_ROUND, '').replaceAll(AGAIN, '');
  return {
    stem: bare.replaceAll(NOT_A_NAME, '').replace(/(?<=.{4})项目$/u, ''),
    round: Math.max(text.search(AGAIN) >= 0 ? 2 : 1, ...rounds),
    sections: [...new Set(sections)].sort(),
  };
}

function numbersIn(text: string): readonly string[] {
  const [from, to] = text.split(/[~-]/u).map(numberOf);
  if (to !== undefined && to > from! && to - from! < 50) return Array.from({ length: to - from! + 1 }, (_, index) => String(from! + index));
  return text.split(/[、,和及]/u).map((part) => (/[a-z]/u.test(part) ? part : String(numberOf(part))));
}

const DIGITS = '零一二三四五六七八九';

/** Up to ninety-nine: 十二 is 12, 二十 is 20. */
function numberOf(numeral: string): number {
  if (/^\d+$/u.test(numeral)) return Number(numeral);
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['', numeral];
  const ten = numeral.includes('十') ? Math.max(1, DIGITS.indexOf(tens || '一')) * 10 : 0;
  return ten + Math.max(0, DIGITS.indexOf(ones || '零'));
}
