import type { DirtKind, WorldEvent, WorldLot, WorldParty, WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import type { NoticeKind } from '../../schema/codes/notice-kind.ts';
import type { Sector } from '../../schema/codes/sector.ts';
import { creditCodeCheck } from '../../schema/identifiers/credit-code.ts';

/** Projects of the small world, by what is special about them. */
export const SMALL_WORLD_DIRT: readonly (readonly DirtKind[])[] = [
  [],
  ['TIE'],
  ['TIE'],
  ['UNREADABLE_ROW'],
  ['INVALID_BYTES'],
  ['WAN_YUAN', 'UNKNOWN_CODE'],
  ['RESENT'],
  ['OUT_OF_ORDER'],
  ['DELETED'],
  ['TEST_ROW', 'FOREIGN_PLATFORM_CODE'],
  ['ONE_ELEMENT_LIST'],
  [],
];

/** A dozen hand-made projects of one sector, with every kind of dirt once. */
export function smallWorld(sector: Sector): readonly WorldProject[] {
  return SMALL_WORLD_DIRT.map((dirt, index) => makeProject(sector, index + 1, { dirt }));
}

/** One hand-made project; equal arguments give an equal project. */
export function makeProject(sector: Sector, serial: number, overrides: Partial<WorldProject> = {}): WorldProject {
  const number = String(serial).padStart(6, '0');
  const projectCode = `E2101020001${number}`;
  return {
    serial,
    sector,
    regionCode: '210102',
    regionName: '和平区',
    cityCode: '210100',
    cityName: '沈阳市',
    title: `和平区浑河堤岸加固工程第${serial}期`,
    description: `第${serial}期：堤岸加固 2.5 公里，含“绿化”与照明〔一〕`,
    projectCode,
    tenderProjectCode: `${projectCode}001`,
    localCode: `SYZB-2025-${number}`,
    investmentProjectCode: `2025-210102-48-01-${number}`,
    method: 'OPEN_TENDER',
    owner: party('沈阳市和平区水务局', serial),
    agency: party('辽宁某某招标代理有限公司', 500 + serial),
    platform: party('沈阳市公共资源交易中心', 999),
    budgetYuan: `${1_000_000 + serial}.50`,
    createdAt: dayOf(serial, 0),
    lots: [makeLot(sector, serial, `${projectCode}001`)],
    events: eventsOf(serial),
    dirt: [],
    ...overrides,
  };
}

function makeLot(sector: Sector, serial: number, tenderProjectCode: string): WorldLot {
  const winner = party('中建某局', 700 + serial);
  const land = sector === 'LAND' || sector === 'MINERAL';
  return {
    serial: 1,
    lotCode: `${tenderProjectCode}001`,
    dealCode: `A02-${party('沈阳市公共资源交易中心', 999).creditCode}-20250301-${String(serial).padStart(6, '0')}-Q`,
    title: `和平区浑河堤岸加固工程第${serial}期施工`,
    content: '土石方、护坡与附属设施',
    estimateYuan: '980000',
    bids: [
      { bidder: winner, priceYuan: '900000.25', submittedAt: dayOf(serial, 20), rank: 1 },
      { bidder: party('辽宁乙建设有限公司', 800 + serial), priceYuan: '955000', submittedAt: dayOf(serial, 20), rank: 2 },
      { bidder: party('大连丙工程有限公司', 900 + serial), priceYuan: '970000', submittedAt: dayOf(serial, 20), rank: null },
    ],
    winner,
    winPriceYuan: '900000.25',
    contract: { code: `HT-${serial}`, signedAt: dayOf(serial, 40), priceYuan: '900000.25', days: 180 },
    settlement: { finishedAt: dayOf(serial, 200), priceYuan: '912345.67' },
    area: land ? '12345.67' : null,
    use: land ? '工业用地' : null,
    years: land ? 50 : null,
    percent: sector === 'PROPERTY_RIGHTS' ? '35.5' : null,
  };
}

const STEPS: readonly (readonly [NoticeKind, string, number])[] = [
  ['ANNOUNCEMENT', '招标公告', 1],
  ['CORRECTION', '变更公告', 10],
  ['OPENING_RECORD', '开标记录', 21],
  ['CANDIDATES', '中标候选人公示', 25],
  ['RESULT', '中标结果公告', 32],
  ['CONTRACT', '合同公告', 41],
  ['PERFORMANCE', '履约情况', 201],
];

function eventsOf(serial: number): readonly WorldEvent[] {
  return STEPS.map(([kind, name, day]) => ({
    kind,
    at: dayOf(serial, day),
    title: `和平区浑河堤岸加固工程第${serial}期${name}`,
    content: `${name}：详见附件 <第${serial}期> & 说明`,
  }));
}

function dayOf(serial: number, day: number): Date {
  return new Date(Date.UTC(2025, 0, 2 + serial + day, 1, serial, day % 60));
}

function party(name: string, number: number): WorldParty {
  const body = `9121010${String(number).padStart(10, '0')}`;
  return { name: number < 900 ? `${name}${number}` : name, creditCode: body + creditCodeCheck(body) };
}
