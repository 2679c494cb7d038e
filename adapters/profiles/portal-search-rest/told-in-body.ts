import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import type { Party } from '../../../schema/records/party.ts';
import { plainLabel } from '../../mapping/notice-text/labels.ts';
import { noticeFacts } from '../../mapping/notice-text/notice-facts.ts';
import { readPageNotice, readTextNotice } from '../../mapping/notice-text/notice-reading.ts';
import { ROLES_OF } from '../../mapping/notice-text/notice-records.ts';
import type { Body } from './body.ts';
import type { AwardFacts } from './content.ts';

/** Some sites print the project's number before its name. */
const CODE_IN_TITLE = /^([A-Z]\d{12,22})(?=\p{Script=Han})/u;

/** What a body tells in sentences and labels beyond its tables: times, amounts, parties. */
export function toldInBody({ text, page }: Body, title: string, kind: NoticeKind | null, sector: Sector) {
  const reading = /<(?:table|p|div|td)\b/iu.test(text) ? readPageNotice(page) : readTextNotice(text);
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
