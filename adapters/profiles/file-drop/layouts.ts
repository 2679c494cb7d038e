import type { Change } from '../../adapter.ts';
import { asColumns } from '../../mapping/listed-rows.ts';
import { exchangeDealTexts, mapExchangeDeal, mapExchangeDealText } from './layout-exchange-deal.ts';
import { mapExchangeListing } from './layout-exchange-listing.ts';
import { mapLandSupplyRow } from './layout-land-supply.ts';
import { mapLandTransferRow } from './layout-land-transfer.ts';
import { mapMineralNotice } from './layout-mineral-notice.ts';
import { mapMineralRegisterRow, mineralRegisterRows } from './layout-mineral-register.ts';
import { mapOpeningBid, type OpeningContext } from './layout-opening-bid.ts';
import { mapParsedNotice } from './layout-parsed-notice.ts';

/** One row as its file holds it: columns, a JSON object, or the JSON text within a page. */
export type LayoutRaw = Readonly<Record<string, unknown>> | string;

/** How files that follow no national table are read. */
export interface Layout {
  readonly map: (raw: LayoutRaw, context: OpeningContext) => Change;
  /** The rows of a page; a layout without it comes as CSV or JSON only. */
  readonly pageRows?: (html: string) => readonly LayoutRaw[];
  /** Whether its rows may hold bids or openings. */
  readonly mayHoldBids: boolean;
}

const objectOf = (raw: LayoutRaw): Readonly<Record<string, unknown>> => (typeof raw === 'string' ? {} : raw);

/** The layouts that `options.layouts` may name. */
export const LAYOUTS = {
  'land-supply': { map: (raw, context) => mapLandSupplyRow(asColumns(objectOf(raw)), context), mayHoldBids: false },
  'land-transfer': { map: (raw, context) => mapLandTransferRow(asColumns(objectOf(raw)), context), mayHoldBids: false },
  'mineral-register': {
    map: (raw, context) => mapMineralRegisterRow(asColumns(objectOf(raw)), context),
    pageRows: mineralRegisterRows,
    mayHoldBids: false,
  },
  'mineral-notice': { map: (raw, context) => mapMineralNotice(asColumns(objectOf(raw)), context), mayHoldBids: false },
  'exchange-deal': {
    map: (raw, context) => (typeof raw === 'string' ? mapExchangeDealText(raw, context) : mapExchangeDeal(raw, context)),
    pageRows: exchangeDealTexts,
    mayHoldBids: true,
  },
  'exchange-listing': { map: (raw, context) => mapExchangeListing(asColumns(objectOf(raw)), context), mayHoldBids: false },
  'parsed-notice': { map: (raw, context) => mapParsedNotice(objectOf(raw), context), mayHoldBids: true },
  'opening-bid': { map: (raw, context) => mapOpeningBid(asColumns(objectOf(raw)), context), mayHoldBids: true },
} as const satisfies Readonly<Record<string, Layout>>;

export type LayoutName = keyof typeof LAYOUTS;
export const LAYOUT_NAMES = Object.keys(LAYOUTS) as [LayoutName, ...LayoutName[]];

/** A file's layout, and the part of its name that the pattern's `*` stands for. */
export interface LayoutOfFile {
  readonly name: LayoutName;
  readonly stem: string | null;
}

/** The layout of the first pattern that a file's name fits; null where it fits none. */
export function layoutOf(file: string, layouts: Readonly<Record<string, LayoutName>>): LayoutOfFile | null {
  for (const [pattern, name] of Object.entries(layouts)) {
    const match = patternOf(pattern).exec(file);
    if (match !== null) return { name, stem: match[1] ?? null };
  }
  return null;
}

/** `*` stands for any characters, `?` for one. */
function patternOf(pattern: string): RegExp {
  const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll('*', '(.*)').replaceAll('?', '.')}$`, 'u');
}
