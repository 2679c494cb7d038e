import { Big } from 'big.js';
import type { CatalogueState } from '../../../schema/codes/catalogue-state.ts';
import type { Sector } from '../../../schema/codes/sector.ts';
import { parseDealCode } from '../../../schema/identifiers/deal-code.ts';
import { regionCovers } from '../../../schema/identifiers/region-code.ts';
import type { BothLanguages } from '../policies/policy.ts';
import type { CatalogueItem } from './catalogue-item.ts';
import { tradingPlace, type StatedPlace } from './trading-place.ts';

/** What tells where a project belongs. */
export interface CataloguedProject extends StatedPlace {
  readonly sector: Sector;
  readonly title: string;
  readonly classification: string | null;
  readonly region: string | null;
  /** The day that the catalogue is read for. */
  readonly day: string;
  /** Deal amount, else budget; null where none is stated. */
  readonly amountYuan: string | null;
}

export interface CatalogueJudgement {
  readonly state: CatalogueState;
  readonly item: CatalogueItem | null;
  readonly reason: BothLanguages;
}

/** The item that a project falls under, and whether it trades where that item must. Pure. */
export function judgeProject(
  project: CataloguedProject,
  items: readonly CatalogueItem[],
  platforms: ReadonlySet<string>,
): CatalogueJudgement {
  const item = itemOf(project, items);
  if (item === null) return { item, ...withoutItem(project, items) };
  const named = { zh: `“${item.name.zh}”`, en: `“${item.name.en}”` };
  if (item.mustTradeOnPlatform !== true)
    return {
      state: 'LISTED',
      item,
      reason: both(
        `列入目录项${named.zh}，未见必须进场的规定`,
        `listed as ${named.en}; nothing known says that it must trade on a platform`,
      ),
    };
  if (isBelow(project, item))
    return { state: 'LISTED', item, reason: both(`列入目录项${named.zh}，低于限额`, `listed as ${named.en}, below its threshold`) };
  const { state, reason } = tradingPlace(project, platforms);
  return { state, item, reason: both(`列入目录项${named.zh}；${reason.zh}`, `listed as ${named.en}; ${reason.en}`) };
}

/** Words tell most, then the category of a deal code, then the sector; of equals the most local item. */
export function itemOf(project: CataloguedProject, items: readonly CatalogueItem[]): CatalogueItem | null {
  const candidates = itemsFor(project, items);
  const text = `${project.classification ?? ''} ${project.title}`;
  const categories = new Set(project.dealCodes.map((code) => parseDealCode(code)?.category ?? null));
  return (
    candidates.find(({ words }) => words.some((word) => text.includes(word))) ??
    candidates.find((item) => item.words.length === 0 && item.categories.some((category) => categories.has(category))) ??
    candidates.find(({ words }) => words.length === 0) ??
    null
  );
}

/** Items of the project's sector that hold in its region on its day. */
function itemsFor({ sector, region, day }: CataloguedProject, items: readonly CatalogueItem[]): readonly CatalogueItem[] {
  return items
    .filter((item) => item.sectors.includes(sector) && holdsOn(item, day) && (item.region === null || covers(item.region, region)))
    .toSorted((one, other) => rankOf(other.region) - rankOf(one.region));
}

/** Both ends included. */
export function holdsOn({ validFrom, validUntil }: CatalogueItem, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil);
}

function covers(outer: string, region: string | null): boolean {
  return region !== null && regionCovers(outer, region);
}

function rankOf(region: string | null): number {
  if (region === null) return 0;
  return region.endsWith('0000') ? 1 : region.endsWith('00') ? 2 : 3;
}

function isBelow({ amountYuan }: CataloguedProject, { thresholdYuan }: CatalogueItem): boolean {
  return amountYuan !== null && thresholdYuan !== null && new Big(amountYuan).lt(thresholdYuan);
}

function withoutItem({ classification }: CataloguedProject, items: readonly CatalogueItem[]): Pick<CatalogueJudgement, 'state' | 'reason'> {
  if (items.length === 0) return { state: 'UNKNOWN', reason: both('尚未导入目录', 'no catalogue has been imported') };
  const stated =
    classification === null
      ? both('来源未写明分类', 'the source states no classification')
      : both(`来源所写分类为“${classification}”`, `the source states the classification “${classification}”`);
  return {
    state: 'OUTSIDE_CATALOGUE',
    reason: both(`没有目录项包含该项目；${stated.zh}`, `no item of the catalogue holds it; ${stated.en}`),
  };
}

function both(zh: string, en: string): BothLanguages {
  return { zh, en };
}
