import type { Change, RowRead } from '../../adapters/adapter.ts';
import { formatCreditCode } from '../../schema/identifiers/credit-code.ts';
import { formatDealCode } from '../../schema/identifiers/deal-code.ts';
import type { Bid } from '../../schema/records/bid.ts';
import type { Opening } from '../../schema/records/opening.ts';
import type { Party } from '../../schema/records/party.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import * as rows from '../sync/rows.ts';
import { legacySystem, type LegacyRow, type World } from './small-world.ts';

/** A small province in the days before two openings, and what bidders have handed in there: the secret. */
export const BEFORE = '2026-04-01T12:00:00+08:00';
export const OPENS = '2026-04-08T09:30:00+08:00';

const code = (serial: number): string =>
  formatCreditCode({ registeringBody: '9', bodyKind: '1', region: '210100', organisationCode: `MA00000${10 + serial}` });
export const dealCode = (sequence: string): string => formatDealCode('A01', OPERATOR.code, '20260301', sequence);

const OPERATOR = { name: '沈阳市公共资源交易中心', code: code(1) };
export const TENDERER = { name: '沈阳某建设单位', code: code(2) };
export const AGENCY = { name: '辽宁某招标代理有限公司', code: code(3) };
/** Has won elsewhere, in public, and bids in secret. */
export const KNOWN = { name: '沈阳公开建设有限公司', code: code(4) };
/** Have never been seen. */
export const NEW = { name: '沈阳秘密建设有限公司', code: code(5) };
export const NEWER = { name: '大连隐形工程有限公司', code: code(6) };

export const SYSTEMS = [
  legacySystem('city', 'ENGINEERING', '210100', OPERATOR.code),
  legacySystem('county', 'ENGINEERING', '210112', OPERATOR.code),
  legacySystem('buy', 'PROCUREMENT', '210100', OPERATOR.code),
  legacySystem('land', 'LAND', '210200', OPERATOR.code),
  legacySystem('rights', 'PROPERTY_RIGHTS', '210000', OPERATOR.code),
  legacySystem('mine', 'MINERAL', '210200', OPERATOR.code),
  legacySystem('misc', 'OTHER', '210000', OPERATOR.code),
] as const;

const AT = '2026-03-01T09:00:00+08:00';

/** What one page holds; in a world that does not know the secret, a secret page is empty. */
export interface Step extends LegacyRow {
  /** What is there for whoever does not know the secret; nothing where it is left out. */
  readonly instead?: Change;
}

type Place = readonly [system: string, project: string | null];

/** Records say which row they are of. */
function step([system, projectId]: Place, rowKey: string, records: readonly TradeRecord[], at = AT): Step {
  const own = records.map((record) => ({ ...record, source: { ...record.source, system, rowKey, sourceUpdatedAt: at } }));
  return { system, project: projectId, change: rows.read(rowKey, at, own) };
}

function as(role: Party['role'], { name, code: creditCode }: { readonly name: string; readonly code: string }): Party {
  return rows.party(role, name, creditCode);
}

const HEAD = rows.project('x').source;

function bid(nativeId: string, projectId: string, bidder: Party, fields: Partial<Bid> = {}): Bid {
  return {
    ...{ kind: 'bid', nativeId, projectNativeId: projectId, source: HEAD, lotCode: null, price: rows.yuan('987654.32'), bidder },
    ...{ submittedAt: rows.instant('2026-03-30T10:00:00+08:00'), bondPaid: true, bond: rows.yuan('10000') },
    ...{ listedAsDishonest: false, durationDays: 77, remark: null },
    ...fields,
  };
}

function opening(nativeId: string, projectId: string, at: string, lotCodes: readonly string[]): Opening {
  return {
    ...{ kind: 'opening', nativeId, projectNativeId: projectId, source: HEAD, title: '秘密开标', openedAt: rows.instant(at) },
    ...{ place: '二楼', content: '隐形记录', lotCodes },
  };
}

const ROAD = rows.project('p', {
  title: '一条道路的施工',
  projectCode: 'ROAD-1',
  investmentProjectCode: '2601-210100-04-01-123456',
  region: rows.region('210100'),
  method: { code: 'OPEN_TENDER', raw: '1' },
  budget: rows.yuan('1000000'),
  parties: [as('TENDERER', TENDERER), as('TENDER_AGENCY', AGENCY)],
  dealCodes: [dealCode('000001')],
  platformName: OPERATOR.name,
  platformCode: OPERATOR.code,
});
const ANNOUNCED = { openingAt: rows.instant(OPENS), region: rows.region('210100') };
const LATER = '2026-03-20T09:00:00+08:00';

/** What everybody may know. */
export const PUBLIC_STEPS: readonly Step[] = [
  step(['city', 'p'], 'p', [ROAD]),
  step(['city', 'p'], 'n', [rows.notice('n', 'p', 'ANNOUNCEMENT', AT, { ...ANNOUNCED, title: '一条道路的施工招标公告' })]),
  step(['city', 'p'], 'l1', [rows.lot('L1', 'p', { estimate: rows.yuan('600000') })]),
  step(['city', 'p'], 'l2', [rows.lot('L2', 'p', { estimate: rows.yuan('400000') })]),
  step(['city', 'q'], 'q', [
    rows.project('q', {
      title: '一座桥的施工',
      projectCode: 'BRIDGE-2',
      region: rows.region('210100'),
      parties: [as('TENDERER', TENDERER)],
      dealCodes: [dealCode('000002')],
    }),
    rows.award('qa', 'q', '500000', { parties: [as('WINNER', KNOWN)], decidedAt: rows.instant('2026-02-10T09:00:00+08:00') }),
    bid('qb', 'q', as('BIDDER', KNOWN)),
  ]),
  step(['city', 'q'], 'qn', [
    rows.notice('qn', 'q', 'RESULT', '2026-02-11T09:00:00+08:00', { title: '一座桥的中标结果', region: rows.region('210100') }),
  ]),
  step(['county', 'c'], 'c', [
    rows.project('c', { ...ROAD, nativeId: 'c', projectNativeId: 'c', region: rows.region('210112'), title: '一条道路的施工' }, 'county'),
    rows.notice('cn', 'c', 'ANNOUNCEMENT', AT, { ...ANNOUNCED, title: '一条道路的施工（区）' }),
  ]),
  step(['buy', 's'], 's', [
    rows.project('s', {
      ...{ sector: 'PROCUREMENT', title: '一批电脑的采购', region: rows.region('210100'), budget: rows.yuan('300000') },
      parties: [as('TENDERER', TENDERER)],
    }),
    rows.notice('sn', 's', 'ANNOUNCEMENT', LATER, { ...ANNOUNCED, sector: 'PROCUREMENT', title: '一批电脑的采购公告' }),
  ]),
  step(['land', 'g'], 'g', [rows.project('g', { sector: 'LAND', title: '一宗地的出让', region: rows.region('210200') })]),
  step(['rights', 'r'], 'r', [rows.project('r', { sector: 'PROPERTY_RIGHTS', title: '一台机器的转让', region: rows.region('210000') })]),
  step(['mine', 'm'], 'm', [rows.project('m', { sector: 'MINERAL', title: '一处矿的出让', region: rows.region('210200') })]),
  step(['misc', 'o'], 'o', [rows.project('o', { sector: 'OTHER', title: '一项特许经营', region: rows.region('210000') })]),
  step(['city', null], 'org', [rows.organisation('org', { ...organisationOf(KNOWN), roles: [{ code: 'BIDDER', raw: '3' }] })]),
  step(['city', null], 'agency', [
    rows.organisation('agency', { ...organisationOf(AGENCY), roles: [{ code: 'TENDER_AGENCY', raw: '2' }] }),
  ]),
  step(['city', null], 'event', [rows.creditEvent('event', { party: as('BIDDER', KNOWN), eventKind: 'VIOLATION', title: '一次处罚' })]),
];

function organisationOf({ name, code: creditCode }: { readonly name: string; readonly code: string }) {
  return { name, code: creditCode, codeKind: 'CREDIT_CODE', codeChecks: true, region: rows.region('210100') } as const;
}

const HANDED_IN = '2026-03-30T10:00:00+08:00';
const secret = (place: Place, rowKey: string, ...records: readonly TradeRecord[]): Step => step(place, rowKey, records, HANDED_IN);
const onRoad: Place = ['city', 'p'];

const UNKNOWN = { ...rows.finding('UNKNOWN_CODE', 'WARNING', '隐形'), list: 'currency' };
const COMPLAINT = rows.complaint('complaint', 'p', {
  ...{ title: '隐形投诉', lotCode: 'L1', dealCodes: [dealCode('000001')], against: [as('BIDDER', NEWER)], reason: '秘密', result: '秘密' },
  ...{ basis: '秘密', filedAt: rows.instant(HANDED_IN), acceptedAt: rows.instant(HANDED_IN), decidedAt: rows.instant(HANDED_IN) },
  ...{ restrictedAction: '秘密', restrictedFrom: rows.instant(HANDED_IN), restrictedUntil: rows.instant(HANDED_IN), handlingUnit: '秘密' },
});

/** Each way in which two worlds can differ in what is sealed: pages that only the one that knows it has. */
export const SECRETS: Readonly<Record<string, readonly Step[]>> = {
  'a bid of somebody never seen': [secret(onRoad, 'b1', bid('b1', 'p', as('BIDDER', NEW)))],
  "a second lot's bid": [
    secret(onRoad, 'b2', bid('b2', 'p', as('BIDDER', NEW), { lotCode: 'L1' })),
    secret(onRoad, 'b3', bid('b3', 'p', as('BIDDER', NEWER), { lotCode: 'L2', price: rows.yuan('123456.78') })),
  ],
  'an opening told before its time, of more lots': [secret(onRoad, 'o', opening('o', 'p', OPENS, ['L1', 'L2', 'L3']))],
  'a bid of somebody known elsewhere': [secret(onRoad, 'b4', bid('b4', 'p', as('BIDDER', KNOWN)))],
  'a bid in two rows of two systems that hold one project': [secret(['county', 'c'], 'b5', bid('b5', 'c', as('BIDDER', NEW)))],
  'a bid that cannot be read': [
    { ...{ system: 'city', project: 'p' }, change: { ...rows.unreadable('b6', HANDED_IN, '88ff'), table: 'T507', mayHoldBids: true } },
    { ...{ system: 'city', project: 'p' }, change: { ...rows.unreadable(null, HANDED_IN, '99ff'), table: 'T507', mayHoldBids: true } },
  ],
  'a bid that can be read when it is sent again': [
    {
      ...{ system: 'city', project: 'p' },
      change: { ...rows.unreadable('b12', HANDED_IN, '77ff'), table: 'T507', mayHoldBids: true, findings: [UNKNOWN] },
    },
    step(onRoad, 'b12', [bid('b12', 'p', as('BIDDER', NEWER))], '2026-03-31T10:00:00+08:00'),
  ],
  'a bid with a code of nobody': [withCode(secret(onRoad, 'b7', bid('b7', 'p', as('BIDDER', NEW))))],
  'a bid that is taken back': [
    secret(onRoad, 'b8', bid('b8', 'p', as('BIDDER', NEWER))),
    { ...{ system: 'city', project: 'p' }, change: rows.deleted('b8', '2026-03-31T10:00:00+08:00') },
  ],
  'a bid that is corrected': [
    secret(onRoad, 'b9', bid('b9', 'p', as('BIDDER', NEW))),
    step(onRoad, 'b9', [bid('b9', 'p', as('BIDDER', NEWER))], '2026-03-31T10:00:00+08:00'),
  ],
  'bidders named in a row that is public': [
    {
      ...secret(onRoad, 'more', rows.lot('L3', 'p'), { ...ROAD, parties: [...ROAD.parties, as('BIDDER', NEW)] }),
      instead: secret(onRoad, 'more', rows.lot('L3', 'p'), ROAD).change,
    },
  ],
  'a complaint in progress': [secret(['city', null], 'complaint', COMPLAINT)],
  'a credit event that authorities share': [
    secret(
      ['city', null],
      'shared',
      rows.creditEvent('shared', {
        ...{ party: as('BIDDER', KNOWN), eventKind: 'BLACKLIST', title: '秘密', scope: { code: 'GOVERNMENT', raw: '2' } },
        ...{ restrictedFrom: rows.instant(AT), restrictedUntil: rows.instant(OPENS) },
      }),
    ),
    secret(
      ['city', null],
      'unstated',
      rows.creditEvent('unstated', { party: as('BIDDER', NEW), eventKind: 'VIOLATION', title: '隐形', scope: null }),
    ),
  ],
  'who evaluates, and on what machine bids were made': (['p', 'q'] as const).map((id) =>
    secret(
      ['city', id],
      `e${id}`,
      rows.evaluator(`e${id}`, id, { lotCode: 'L1', name: '秘密专家', type: '1', checkedInAt: rows.instant(HANDED_IN), isChair: true }),
      rows.bidFile(`f${id}`, id, {
        ...{
          lotCode: 'L1',
          bidder: as('BIDDER', id === 'p' ? NEW : KNOWN),
          documentName: '秘密.zip',
          documentSize: '1',
          documentMd5: 'f1',
        },
        ...{ submittedAt: rows.instant(HANDED_IN), cpuId: 'f2', diskSerial: 'f3', memorySerial: 'f4', ipAddress: 'f5', macAddress: 'f6' },
      }),
    ),
  ),
  'a bid in another sector': [secret(['buy', 's'], 'b10', bid('b10', 's', as('BIDDER', NEW)), bid('b11', 's', as('BIDDER', KNOWN)))],
};

function withCode(sealed: Step): Step {
  return { ...sealed, change: { ...(sealed.change as RowRead), findings: [UNKNOWN] } };
}

/** Fills a world with what everybody may know. */
export async function fillPublic(world: World): Promise<void> {
  for (const shown of PUBLIC_STEPS) await world.write(shown.system, [shown]);
  await world.pass();
}

/** Writes the same pages to both, of which only the one that knows the secret holds it. */
export async function writeSecret(secrets: readonly Step[], knowing: World, other: World): Promise<void> {
  for (const { instead, ...sealed } of secrets) {
    await knowing.write(sealed.system, [sealed]);
    await other.write(sealed.system, instead === undefined ? [] : [{ ...sealed, change: instead }]);
  }
  await knowing.pass();
  await other.pass();
}
