import type { Sector } from '../../../schema/codes/sector.ts';
import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import { cityOf, districtsOf, regionName } from '../../../schema/identifiers/region-code.ts';
import { createRandom, hashOf, type Random } from './random.ts';
import { eventsOf } from './world-events.ts';
import { fenOf, lotsOf, yuan } from './world-lots.ts';
import { pickAgency, pickOwner, platformOf } from './world-parties.ts';
import { DIRT_KINDS, type DirtKind, type WorldOptions, type WorldProject } from './world-project.ts';
import { tiedMoment, timelineOf, workingMoment } from './world-timeline.ts';
import { subjectOf } from './world-titles.ts';

const METHODS: Readonly<Record<Sector, readonly TradeMethod[]>> = {
  ENGINEERING: ['OPEN_TENDER', 'OPEN_TENDER', 'OPEN_TENDER', 'OPEN_TENDER', 'INVITED_TENDER'],
  PROCUREMENT: ['OPEN_TENDER', 'OPEN_TENDER', 'COMPETITIVE_CONSULTATION', 'COMPETITIVE_NEGOTIATION', 'INQUIRY', 'SINGLE_SOURCE'],
  LAND: ['LISTING', 'LISTING', 'LISTING', 'AUCTION', 'TENDER_GRANT'],
  MINERAL: ['LISTING', 'LISTING', 'AUCTION'],
  PROPERTY_RIGHTS: ['ONLINE_BIDDING', 'ONLINE_BIDDING', 'AUCTION', 'AGREEMENT'],
  OTHER: ['LISTING', 'AUCTION'],
};

/** Projects of one tied group publish in the same seconds. */
const TIED_GROUP = 4;
const DAY_MS = 86_400_000;

/** Invents the truth behind one system: projects over the period, oldest first, the same for the same options. */
export function generateWorld(options: WorldOptions): readonly WorldProject[] {
  const dirt = dirtOf(options);
  const starts = startsOf(options, dirt);
  const context = { ...options, districts: districtsOf(options.regionCode), platformSerial: 1_000 + (hashOf(options.seed) % 9_000) };
  return starts.map(({ start, dirt: kinds }, index) => projectOf(context, index + 1, start, kinds));
}

interface Start {
  readonly start: Date;
  readonly dirt: readonly DirtKind[];
}

interface Context extends WorldOptions {
  readonly districts: readonly string[];
  readonly platformSerial: number;
}

/** Which dirt each project carries: every kind in turn, sometimes two. */
function dirtOf({ seed, projects, dirtShare }: WorldOptions): readonly (readonly DirtKind[])[] {
  const random = createRandom(`${seed}:dirt`);
  let turn = 0;
  return Array.from({ length: projects }, () => {
    if (!random.chance(dirtShare)) return [];
    const kinds = [DIRT_KINDS[turn++ % DIRT_KINDS.length]!];
    if (random.chance(0.2)) kinds.push(random.pick(DIRT_KINDS));
    return [...new Set(kinds)];
  });
}

function startsOf({ seed, from, to }: WorldOptions, dirt: readonly (readonly DirtKind[])[]): readonly Start[] {
  const random = createRandom(`${seed}:starts`);
  const days = Math.floor((to.getTime() - from.getTime()) / DAY_MS);
  let tied = 0;
  let tiedStart = from;
  const starts = dirt.map((kinds) => {
    if (!kinds.includes('TIE')) return { start: workingMoment(random, from, random.whole(0, days)), dirt: kinds };
    if (tied++ % TIED_GROUP === 0) tiedStart = tiedMoment(from, random.whole(1, Math.max(1, days - 200)));
    return { start: tiedStart, dirt: kinds };
  });
  return starts
    .map((one) => (one.start > to ? { ...one, start: to } : one))
    .sort((left, right) => left.start.getTime() - right.start.getTime());
}

function projectOf(context: Context, serial: number, start: Date, dirt: readonly DirtKind[]): WorldProject {
  const random = createRandom(`${context.seed}:project:${serial}`);
  const sector = random.pick(context.sectors);
  const regionCode = context.districts.length === 0 ? context.regionCode : random.pick(context.districts);
  const year = yearOf(start);
  const invented = subjectOf(sector, random, regionCode, year);
  const subject = dirt.includes('TEST_ROW') ? { ...invented, title: `【系统测试】${invented.title}` } : invented;
  const codes = codesOf(context, sector, regionCode, year, serial);
  const platform = platformOf(context.regionCode, context.sectors[0] ?? sector);
  const moments = timelineOf(random, { sector, start, end: context.to, tied: dirt.includes('TIE') });
  const codeDate = dateDigits(start);
  const lots = lotsOf(random, { sector, subject, ...codes, platform, codeDate, codeSerial: serial * 10, moments });
  const draft = {
    sector,
    title: subject.title,
    description: subject.description,
    localCode: codes.localCode,
    owner: pickOwner(random, sector, regionCode),
    agency: hasAgency(sector) && random.chance(0.85) ? pickAgency(random, regionCode) : null,
    budgetYuan: yuan(lots.reduce((sum, lot) => sum + fenOf(lot.estimateYuan), 0)),
    lots,
  };
  const cityCode = cityOf(regionCode);
  return {
    ...draft,
    ...codes,
    serial,
    regionCode,
    regionName: regionName(regionCode) ?? regionCode,
    cityCode,
    cityName: regionName(cityCode) ?? cityCode,
    investmentProjectCode: sector === 'ENGINEERING' && random.chance(0.9) ? investmentCode(random, regionCode, year, serial) : null,
    method: random.pick(METHODS[sector]),
    platform,
    createdAt: start,
    events: eventsOf(draft, moments),
    dirt,
  };
}

function hasAgency(sector: Sector): boolean {
  return sector === 'ENGINEERING' || sector === 'PROCUREMENT';
}

function codesOf(context: Context, sector: Sector, regionCode: string, year: number, serial: number) {
  const projectCode = `E${regionCode}${context.platformSerial}${String(serial).padStart(6, '0')}`;
  return { projectCode, tenderProjectCode: `${projectCode}001`, localCode: localCodeOf(context, sector, regionCode, year, serial) };
}

function localCodeOf(context: Context, sector: Sector, regionCode: string, year: number, serial: number): string {
  const number = String(serial).padStart(5, '0');
  const shortened: Readonly<Record<Sector, string>> = {
    ENGINEERING: `LNGC${year}-${regionCode}-${number}`,
    PROCUREMENT: `JH${year.toString().slice(2)}-${regionCode}-${number}`,
    LAND: `${regionCode}-CR-${year}-${number}`,
    MINERAL: `KY${regionCode}${year}${number}`,
    PROPERTY_RIGHTS: `G3${year}LN${String(context.platformSerial % 10)}${number}`,
    OTHER: `QT${regionCode}${year}${number}`,
  };
  return shortened[sector];
}

function investmentCode(random: Random, regionCode: string, year: number, serial: number): string {
  return `${year}-${regionCode}-${random.whole(10, 99)}-01-${String(serial).padStart(6, '0')}`;
}

function yearOf(date: Date): number {
  return Number(dateDigits(date).slice(0, 4));
}

/** yyyyMMdd in Asia/Shanghai. */
function dateDigits(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
}
