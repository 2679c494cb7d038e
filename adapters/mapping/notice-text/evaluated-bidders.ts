import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Stated } from './label-pairs.ts';
import type { NoticeReading } from './notice-reading.ts';
import type { Outcome } from './outcome.ts';
import { looksLikeOrganisation, partiesIn } from './party-names.ts';

/** A sentence in which bidders fail. */
const FAILS =
  /否决|不通过|未通过|不合格|不予通过|无效标|作无效|投标无效|废标|不符合|不满足|未响应|未按|未实质性响应|高于(?:上限|最高限)|超过(?:上限|最高限)/u;
/** A sentence that lists who took part: `参加初步评审的投标单位共6家，分别是甲公司、乙公司`. */
const LISTS = /(?:投标(?:单位|人|企业|文件)|供应商|\d\s*家)[^。\n]{0,24}(?:分别|依次)?[为是]\s*[：:]?/u;
/** `经评审，甲公司、乙公司2家投标单位均合格`. */
const COUNTS = /[\d一二三四五六七八九十]\s*家(?:投标|响应)?(?:单位|人|企业|供应商)/u;
const LEAST_LISTED = 2;

/** `甲公司（联合体成员：乙公司、丙公司）`. */
const WITH_MEMBERS = /[（(]联合体成员(?:单位)?[：:]([^（()）]+)[)）]/gu;
const JOINED = /^((?:＆[^＆]+?)+)联合体/u;

const SENTENCE_END = /[。\n]/u;
const PARTS =
  /[，,；;：:、]|\s+|(?<=公司|[院所])[和及与](?=\p{Script=Han}{3})|以及|(?<=单位|投标人|企业|供应商|分别|依次)[为是]|\d{1,2}[、.．)）]|[（(]\d{1,2}[)）]|[①-⑳]/u;
/** Words before a name that are no part of it. */
const LEAD =
  /^(?:其中|鉴于|经(?:核实|调查|查)|现|原?(?:第[一二三四五六七八九十]+名?)?(?:中标候选人|中标人|中标单位|成交候选人|成交供应商)|其?联合体(?:成员|牵头人)(?:单位)?|(?:参与|参加)(?:投标|评审|初步评审)的|因此|故此|据此|此|分别|经?(?:评标|评审)委员会(?:一致)?(?:评审|审查|认定|认为)?|经(?:评审|审查|核查)|由于|发现|认为|认定|否决了?|对|因|将|除|投标人|投标单位|投标企业|供应商)+/u;
const COMPANY = /^\p{Script=Han}[\p{Script=Han}A-Za-z（）()*·]{3,36}?公司(?:\p{Script=Han}{2,8}?分公司)?/u;
const INSTITUTE =
  /^\p{Script=Han}[\p{Script=Han}（）()*·]{3,28}?(?:(?:设计|研究|勘察|规划|测绘|调查|检测|鉴定)(?:总)?院|地质(?:大)?队|研究所|合作社|事务所(?:[（(][^（()）]{2,8}[)）])?)/u;
/** What no bidder's name holds: what stands before it was not understood, or it is no name at all. */
const NO_NAME =
  /^(?:未(?!来)|[不按被或但须需与])|^.{0,6}(?:代理|监理|施工|设计|控股|关联|担保|保险)公司$|投诉|质疑|异议|中标|成交|的|否决|评审|评标|委员会|审查|认定|其中|投标|招标人|招标文件|文件|提供|剩余|其余|以上|上述|单位|根据|按照|由于|承担|代理机构|采购人|受|委托/u;

/** Notices that tell how bids were evaluated. */
const EVALUATED: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['CANDIDATES', 'RESULT', 'CORRECTION']);
const SHORTEST_REPORT = 40;

/** Bidders whom the sentences of a notice name besides its outcomes: its lines, and cells as long as a report. */
export function biddersTold({ lines, pairs }: NoticeReading, kind: NoticeKind, outcomes: readonly Outcome[]): readonly Outcome[] {
  if (!EVALUATED.has(kind)) return [];
  const cells = pairs.filter(({ meaning, value }) => meaning === null && value.length >= SHORTEST_REPORT).map(({ value }) => value);
  return furtherBidders([...lines, ...cells].join('\n'), [...outcomes, ...notBidders(pairs)]);
}

/** Buyers, agencies and supervisors stand in the same sentences and bid for nothing. */
function notBidders(pairs: readonly Stated[]): readonly Outcome[] {
  const others = pairs.filter(({ meaning }) => meaning === 'buyer' || meaning === 'agency' || meaning === 'supervisor');
  return others.map(({ value }) => ({ ...NOTHING, parties: partiesIn('OTHER', value) }));
}

const NOTHING = { status: 'BID', lotCode: null, rank: null, price: null, quality: null } as const;

/** Bidders whom sentences name besides the outcomes already known. */
export function furtherBidders(text: string, known: readonly Outcome[]): readonly Outcome[] {
  if (!/评审|评标|审查|否决|废标/u.test(text)) return [];
  const names = new Set(known.flatMap(({ parties }) => parties.map(({ name }) => plainName(name))));
  return evaluatedBidders(text).filter(({ parties }) => parties.length > 0 && !parties.some(({ name }) => names.has(plainName(name))));
}

function plainName(text: string): string {
  return text.replaceAll(/\s/gu, '').replaceAll('（', '(').replaceAll('）', ')');
}

/** The bidders whom the report of an evaluation names in sentences: those who fail, and lists of all. Consortia are told as one. */
export function evaluatedBidders(text: string): readonly Outcome[] {
  const sentences = text.split(SENTENCE_END);
  const names = sentences.flatMap((sentence) => (FAILS.test(sentence) ? biddersOf(sentence) : listedIn(sentence)));
  return [...new Set(names)].map((name) => ({ ...NOTHING, parties: partiesIn('BIDDER', name) }));
}

function listedIn(sentence: string): readonly string[] {
  const lead = LISTS.exec(sentence);
  const rest = lead === null ? (COUNTS.test(sentence) ? sentence : '') : sentence.slice(lead.index + lead[0].length);
  const listed = biddersOf(rest);
  return listed.length >= LEAST_LISTED ? listed : [];
}

/** Names that begin a part of a sentence; members before 联合体 are one bidder. */
function biddersOf(sentence: string): readonly string[] {
  const found: string[] = [];
  let members: string[] = [];
  for (const part of withMembers(sentence).split(PARTS)) {
    const { name, rest } = nameAtStart(part.trim());
    if (name === null) {
      found.push(...members);
      members = [];
      continue;
    }
    const joined = JOINED.exec(rest)?.[1];
    members.push(joined === undefined ? name : `${name}${joined.replaceAll('＆', '、')}联合体`);
    if (/^[（(]?联合体/u.test(rest)) members = [`${members.join('、')}联合体`];
    if (rest !== '') found.push(...members.splice(0));
  }
  return [...found, ...members];
}

/** Members in brackets stay beside their leader when a sentence is parted at its marks. */
function withMembers(sentence: string): string {
  return sentence.replaceAll(WITH_MEMBERS, (_, members: string) => `＆${members.replaceAll(/[、,，;；]/gu, '＆')}联合体`);
}

function nameAtStart(part: string): { readonly name: string | null; readonly rest: string } {
  const text = part.replace(LEAD, '');
  const name = (COMPANY.exec(text) ?? INSTITUTE.exec(text))?.[0] ?? null;
  return name === null || NO_NAME.test(name) || !looksLikeOrganisation(name)
    ? { name: null, rest: '' }
    : { name, rest: text.slice(name.length) };
}
