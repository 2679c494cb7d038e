import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Party } from '../../../schema/records/party.ts';
import { plainLabel } from '../../mapping/notice-text/labels.ts';
import { noticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import { readHtmlNotice, readTextNotice } from '../../mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../mapping/notice-text/notice-records.ts';
import type { AwardFacts } from './content.ts';
import type { NoticeFields } from './mapping.ts';

/** Search hits are cut and marked: what touches the cut is not read. */
const MARK = /<\/?(?:font|em)\b[^>]*>/giu;
/** A gap, whole or halved by the cut: the word before it is whole. */
const GAP = /&nbsp;|&n?b?s?p?(?=(?:\.{3}|…)\s*$)/gu;
const CUTS = ['...', '…'];
const ENDS_OF_WORDS = ['。', '；', '，', '、', '：', ':', ' ', '\n', '\r', '\t', '\u00a0', '\u3000'];

/** Some sites print the project's number before its name. */
const CODE_IN_TITLE = /^([A-Z]\d{12,22})(?=\p{Script=Han})/u;

/** What a body tells in sentences and labels beyond its tables: times, amounts, parties. */
export function toldInBody({ content, title }: NoticeFields, kind: NoticeKind | null, sector: Sector) {
  const body = withoutCut((content ?? '').replaceAll(MARK, '').replaceAll(GAP, ' '));
  const reading = /<(?:table|p|div|td)\b/iu.test(body) ? readHtmlNotice(body) : readTextNotice(body);
  const facts = noticeFacts(reading, title, kind, ROLES_OF[sector]);
  const { deadline, openingAt, publicFrom, publicTo } = facts;
  const projectCode = CODE_IN_TITLE.exec(title)?.[1] ?? facts.projectCode;
  const further =
    facts.projectCode === projectCode ? [] : [{ label: facts.projectCodeLabel ?? '项目编号', value: facts.projectCode!, money: null }];
  const place = reading.pairs.filter(({ meaning }) => meaning === 'place').slice(0, 1);
  const stated = [
    ...(facts.projectCode === null ? [] : further),
    ...facts.stated,
    ...place.map(({ label, value }) => ({ label: plainLabel(label), value, money: null })),
  ];
  const only = facts.lotCodes.length === 1 ? facts.lotCodes[0]! : null;
  const awards = facts.outcomes
    .filter(({ status }) => status !== 'BID')
    .map(({ lotCode, rank, parties, price, quality }): AwardFacts => ({
      lotCode: lotCode ?? only,
      rank,
      parties,
      price,
      quality,
      durationDays: null,
      dealCodes: [],
    }));
  return {
    notice: { deadline, openingAt, publicFrom, publicTo, stated },
    projectCode,
    facts,
    awards,
    /** Bidders who are no candidates, e.g. rejected ones. */
    bidders: facts.outcomes.filter(({ status }) => status === 'BID'),
    /** The parties of the tables, and those of roles that only the text names. */
    withParties: (listed: readonly Party[]): readonly Party[] => [
      ...listed,
      ...facts.parties.filter(({ role }) => !listed.some((party) => party.role === role)),
    ],
  };
}

/** Without the word that a cut has halved. */
function withoutCut(body: string): string {
  const text = body.trimEnd();
  if (!CUTS.some((cut) => text.endsWith(cut))) return body;
  return text.slice(0, Math.max(...ENDS_OF_WORDS.map((end) => text.lastIndexOf(end))) + 1);
}
