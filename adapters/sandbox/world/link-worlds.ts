import type { Sector } from '../../../schema/codes/sector.ts';
import { renameProject, underConstructionProject } from './rename-project.ts';
import type { WorldProject } from './world-project.ts';

/** Groups of projects that belong together, of each kind. */
const GROUPS = {
  RETENDERED: [
    ['ENGINEERING', 10],
    ['PROCUREMENT', 8],
    ['LAND', 4],
  ],
  SPLIT: [
    ['ENGINEERING', 6],
    ['PROCUREMENT', 3],
  ],
  MERGED: [['ENGINEERING', 3]],
  SAME_INVESTMENT: [['ENGINEERING', 5]],
} as const satisfies Readonly<Record<string, readonly (readonly [Sector, number])[]>>;
const BUILT_ON_PARCELS = 8;
const PARCELS_OF_INVESTMENTS = 5;
const FRAMEWORKS = 4;
/** Older projects stay as they are, so that what is linked is seen early in lists. */
const FROM = new Date('2021-01-01T00:00:00+08:00');
const DAY_MS = 86_400_000;

/**
 * Makes some projects of the worlds belong together, as real ones do: rounds, sections, investment projects, parcels and what is built on
 * them, framework agreements. No project is added and none goes; dirty ones stay as they are.
 */
export function linkWorlds(worlds: readonly (readonly WorldProject[])[]): readonly (readonly WorldProject[])[] {
  const supply = createSupply(worlds.flat());
  for (const [sector, count] of GROUPS.RETENDERED) repeat(count, () => retender(supply, sector));
  for (const [sector, count] of GROUPS.SPLIT) repeat(count, () => split(supply, sector));
  for (const [sector, count] of GROUPS.MERGED) repeat(count, () => merge(supply, sector));
  for (const [sector, count] of GROUPS.SAME_INVESTMENT) repeat(count, () => shareInvestment(supply, sector));
  repeat(BUILT_ON_PARCELS, () => buildOnParcel(supply));
  repeat(PARCELS_OF_INVESTMENTS, () => grantForInvestment(supply));
  repeat(FRAMEWORKS, () => callOff(supply));
  return worlds.map((world) => world.map((project) => supply.changed.get(project) ?? project));
}

type Fits = (project: WorldProject) => boolean;

/** Projects that no link has used yet. */
interface Supply {
  readonly changed: ReadonlyMap<WorldProject, WorldProject>;
  /** The oldest one of a sector that fits; null where there is none. */
  take(sector: Sector, fits: Fits): WorldProject | null;
  change(project: WorldProject, into: WorldProject): void;
}

function createSupply(all: readonly WorldProject[]): Supply {
  const changed = new Map<WorldProject, WorldProject>();
  const clean = all
    .filter(({ dirt, createdAt }) => dirt.length === 0 && createdAt >= FROM)
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  const bySector = Map.groupBy(clean, ({ sector }) => sector);
  const taken = new Set<WorldProject>();
  return {
    changed,
    take(sector, fits) {
      const found = bySector.get(sector)?.find((project) => !taken.has(project) && fits(project)) ?? null;
      if (found !== null) taken.add(found);
      return found;
    },
    change: (project, into) => void changed.set(project, into),
  };
}

function repeat(count: number, make: () => void): void {
  for (let made = 0; made < count; made += 1) make();
}

const has = ({ events }: WorldProject, kind: string) => events.some((event) => event.kind === kind);
/** Begun some days after the other one's last step. */
const after = (first: WorldProject, days: number): Fits => {
  const least = first.events.at(-1)!.at.getTime() + days * DAY_MS;
  return ({ createdAt }) => createdAt.getTime() > least;
};
const beside = (first: WorldProject): Fits => {
  const at = first.createdAt.getTime();
  return ({ createdAt }) => createdAt.getTime() >= at && createdAt.getTime() < at + 200 * DAY_MS;
};

function retender(supply: Supply, sector: Sector): void {
  const first = supply.take(sector, (project) => has(project, 'FAILURE'));
  const second = first === null ? null : supply.take(sector, after(first, 15));
  if (first === null || second === null) return;
  supply.change(second, renameProject(second, { title: `${first.title}（第二次）`, owner: first.owner, placeOf: first }));
}

function split(supply: Supply, sector: Sector): void {
  const first = supply.take(sector, () => true);
  const second = first === null ? null : supply.take(sector, beside(first));
  if (first === null || second === null) return;
  const word = sector === 'ENGINEERING' ? '标段' : '包';
  supply.change(first, renameProject(first, { title: `${first.title}第一${word}` }));
  const renamed = renameProject(second, { title: `${first.title}第二${word}`, owner: first.owner, placeOf: first });
  supply.change(second, sector === 'ENGINEERING' ? underConstructionProject(renamed, first, 2) : renamed);
}

function merge(supply: Supply, sector: Sector): void {
  const first = supply.take(sector, () => true);
  const whole = first === null ? null : supply.take(sector, after(first, 30));
  if (first === null || whole === null) return;
  supply.change(first, renameProject(first, { title: `${first.title}三标段` }));
  supply.change(whole, renameProject(whole, { title: `${first.title}三、四标段`, owner: first.owner, placeOf: first }));
}

/** Design and construction of one work are tendered apart. */
function shareInvestment(supply: Supply, sector: Sector): void {
  const first = supply.take(sector, ({ investmentProjectCode: code }) => code !== null);
  const second = first === null ? null : supply.take(sector, beside(first));
  if (first === null || second === null) return;
  const renamed = renameProject(second, { owner: first.owner, placeOf: first });
  supply.change(second, { ...renamed, investmentProjectCode: first.investmentProjectCode });
}

const isGranted: Fits = ({ lots }) => lots.length === 1 && lots[0]!.winner !== null;

/** Who got a parcel builds on it, and its tender names the parcel. */
function buildOnParcel(supply: Supply): void {
  const land = supply.take('LAND', isGranted);
  const work = land === null ? null : supply.take('ENGINEERING', after(land, 30));
  if (land === null || work === null) return;
  const [lot] = land.lots;
  const year = land.createdAt.getUTCFullYear();
  const place = land.cityName.slice(0, 1) + land.regionName.slice(0, 1);
  supply.change(land, { ...land, lots: [{ ...lot!, lotCode: `${place}(${year})${land.serial}号` }] });
  const parcel = `${place}${year}-${String(land.serial).padStart(3, '0')}号地块`;
  const title = `${land.cityName}${land.regionName}${parcel}建设项目工程施工`;
  supply.change(work, renameProject(work, { title, owner: lot!.winner!, placeOf: land }));
}

function grantForInvestment(supply: Supply): void {
  const land = supply.take('LAND', isGranted);
  const work =
    land === null ? null : supply.take('ENGINEERING', (project) => project.investmentProjectCode !== null && after(land, 30)(project));
  if (land === null || work === null) return;
  supply.change(land, { ...land, investmentProjectCode: work.investmentProjectCode });
}

/** Two purchases under one framework agreement, each naming its code. */
function callOff(supply: Supply): void {
  const frame = supply.take('PROCUREMENT', (project) => has(project, 'RESULT'));
  if (frame === null) return;
  const title = frame.title.replace(/项目$/u, '框架协议');
  supply.change(frame, renameProject(frame, { title }));
  repeat(2, () => {
    const purchase = supply.take('PROCUREMENT', after(frame, 20));
    if (purchase !== null) supply.change(purchase, renameProject(purchase, { line: `框架协议编号：${frame.localCode}` }));
  });
}
