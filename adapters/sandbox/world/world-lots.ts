import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { formatDealCode } from '../../../schema/identifiers/deal-code.ts';
import type { Random } from './random.ts';
import { pickCompanies } from './world-parties.ts';
import type { WorldBid, WorldLot, WorldParty } from './world-project.ts';
import type { Moment } from './world-timeline.ts';
import { yearsOfUse, type Subject } from './world-titles.ts';

/** What a project's lots are made from. */
export interface LotInput {
  readonly sector: Sector;
  readonly subject: Subject;
  readonly tenderProjectCode: string;
  readonly localCode: string;
  readonly platform: WorldParty;
  /** yyyyMMdd of the deal codes, and their first six-digit number. */
  readonly codeDate: string;
  readonly codeSerial: number;
  readonly moments: readonly Moment[];
}

const MOST_LOTS: Readonly<Record<Sector, number>> = { ENGINEERING: 3, PROCUREMENT: 4, LAND: 3, MINERAL: 1, PROPERTY_RIGHTS: 1, OTHER: 1 };
const LEAST_AND_MOST_BIDS: Readonly<Record<Sector, readonly [number, number]>> = {
  ENGINEERING: [3, 9],
  PROCUREMENT: [3, 6],
  LAND: [1, 6],
  MINERAL: [1, 6],
  PROPERTY_RIGHTS: [1, 4],
  OTHER: [1, 3],
};
/** Tenders are won below the estimate, auctions above it; thousandths of the estimate. */
const PRICE_THOUSANDTHS: Readonly<Record<Sector, readonly [number, number]>> = {
  ENGINEERING: [830, 995],
  PROCUREMENT: [850, 998],
  LAND: [1_000, 1_600],
  MINERAL: [1_000, 2_200],
  PROPERTY_RIGHTS: [1_000, 1_250],
  OTHER: [1_000, 1_100],
};

/** The lots of a project, with bids, winner, contract and settlement as far as its life has come. */
export function lotsOf(random: Random, input: LotInput): readonly WorldLot[] {
  const count = random.chance(0.7) ? 1 : random.whole(1, MOST_LOTS[input.sector]);
  return Array.from({ length: count }, (_, index) => lotOf(random, input, index + 1, count));
}

function lotOf(random: Random, input: LotInput, serial: number, count: number): WorldLot {
  const { sector, subject } = input;
  const estimateFen = random.whole(...subject.thousands) * 100_000;
  const bids = reached(input, 'OPENING_RECORD', 'RESULT') ? bidsOf(random, input, estimateFen) : [];
  const won = reached(input, 'RESULT') ? bids[0]! : null;
  return {
    serial,
    lotCode: lotCodeOf(input, serial),
    dealCode: formatDealCode(subject.category, input.platform.creditCode, input.codeDate, sixDigits(input.codeSerial + serial - 1)),
    title:
      count === 1 ? subject.title : `${subject.title}（第${serial}${sector === 'PROCUREMENT' ? '包' : sector === 'LAND' ? '宗' : '标段'}）`,
    content: subject.description,
    estimateYuan: yuan(estimateFen),
    bids,
    winner: won?.bidder ?? null,
    winPriceYuan: won?.priceYuan ?? null,
    contract: won === null ? null : contractOf(random, input, won, serial),
    settlement: won === null ? null : settlementOf(random, input, won),
    area: areaOf(random, sector),
    use: subject.use,
    years: yearsOf(random, sector, subject.use),
    percent: subject.percent,
  };
}

function lotCodeOf({ sector, tenderProjectCode, localCode }: LotInput, serial: number): string {
  const threeDigits = String(serial).padStart(3, '0');
  return sector === 'ENGINEERING' || sector === 'PROCUREMENT' ? tenderProjectCode + threeDigits : `${localCode}-${threeDigits}`;
}

function bidsOf(random: Random, { sector, moments }: LotInput, estimateFen: number): readonly WorldBid[] {
  const opening = moments.find(({ kind }) => kind === 'OPENING_RECORD' || kind === 'RESULT')!.at;
  const bidders = pickCompanies(random, sector, random.whole(...LEAST_AND_MOST_BIDS[sector]));
  const [least, most] = PRICE_THOUSANDTHS[sector];
  const prices = bidders.map(() => Math.round((estimateFen / 1_000) * random.whole(least, most)));
  const lowestWins = sector === 'ENGINEERING' || sector === 'PROCUREMENT';
  prices.sort((left, right) => (lowestWins ? left - right : right - left));
  return bidders.map((bidder, index) => ({
    bidder,
    priceYuan: yuan(prices[index]!),
    submittedAt: new Date(opening.getTime() - random.whole(600, 86_400) * 1_000),
    rank: index < 3 ? index + 1 : null,
  }));
}

function contractOf(random: Random, input: LotInput, won: WorldBid, serial: number): WorldLot['contract'] {
  const signed = input.moments.find(({ kind }) => kind === 'CONTRACT');
  if (signed === undefined) return null;
  const code = `HT-${input.localCode}-${serial}`;
  const signedAt = new Date(signed.at.getTime() - random.whole(1, 48) * 3_600_000);
  return { code, signedAt, priceYuan: won.priceYuan, days: random.whole(6, 120) * 5 };
}

function settlementOf(random: Random, { moments }: LotInput, won: WorldBid): WorldLot['settlement'] {
  const finished = moments.find(({ kind }) => kind === 'PERFORMANCE');
  if (finished === undefined) return null;
  const fen = Math.round((fenOf(won.priceYuan) / 1_000) * random.whole(960, 1_080));
  return { finishedAt: new Date(finished.at.getTime() - random.whole(1, 30) * 86_400_000), priceYuan: yuan(fen) };
}

function areaOf(random: Random, sector: Sector): string | null {
  if (sector === 'LAND') return `${random.whole(1_200, 98_000)}.${random.whole(10, 99)}`;
  if (sector === 'MINERAL') return `${random.whole(0, 24)}.${random.whole(1_000, 9_999)}`;
  return null;
}

function yearsOf(random: Random, sector: Sector, use: string | null): number | null {
  return sector === 'MINERAL' ? random.whole(3, 30) : sector === 'LAND' ? yearsOfUse(use) : null;
}

function reached({ moments }: LotInput, ...kinds: readonly NoticeKind[]): boolean {
  return moments.some(({ kind }) => kinds.includes(kind));
}

/** Exact decimal yuan of whole fen. */
export function yuan(fen: number): string {
  const text = String(fen).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Whole fen of an exact decimal of yuan with two places. */
export function fenOf(exactYuan: string): number {
  return Number(exactYuan.replace('.', ''));
}

function sixDigits(number: number): string {
  return String(number % 1_000_000).padStart(6, '0');
}
