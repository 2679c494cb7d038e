import { beforeAll, describe, expect, test } from 'vitest';
import { readProvince } from '../../adapters/province.ts';
import { demoWorld, demoWorldOptions } from '../../adapters/sandbox/world/demo-world.ts';
import { generateWorld } from '../../adapters/sandbox/world/generate-world.ts';
import { platformOf } from '../../adapters/sandbox/world/world-parties.ts';
import { DIRT_KINDS, type WorldOptions, type WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import { creditCodeChecks } from '../../schema/identifiers/credit-code.ts';
import { parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { isListedRegion, regionCovers } from '../../schema/identifiers/region-code.ts';

const OPTIONS: WorldOptions = {
  seed: 'test',
  sectors: ['ENGINEERING', 'PROCUREMENT', 'LAND', 'MINERAL', 'PROPERTY_RIGHTS'],
  regionCode: '210000',
  projects: 3_200,
  from: new Date('2016-11-01T00:00:00+08:00'),
  to: new Date('2026-11-20T18:00:00+08:00'),
  dirtShare: 0.08,
};

describe('the world', () => {
  let world: readonly WorldProject[];

  beforeAll(() => {
    world = generateWorld(OPTIONS);
  });

  const lots = () => world.flatMap((project) => project.lots);

  test('has as many projects as asked', () => {
    expect(world).toHaveLength(3_200);
  });

  test('is the same for the same seed and another for another', () => {
    const small = { ...OPTIONS, projects: 20 };
    expect(generateWorld(small)).toEqual(generateWorld(small));
    expect(generateWorld({ ...small, seed: 'other' })).not.toEqual(generateWorld(small));
  });

  test('has real places of all 14 cities, within the region asked for', () => {
    expect(world.every(({ regionCode }) => isListedRegion(regionCode) && regionCovers('210000', regionCode))).toBe(true);
    expect(new Set(world.map(({ cityCode }) => cityCode)).size).toBe(14);
    const city = generateWorld({ ...OPTIONS, regionCode: '210200', projects: 50 });
    expect(city.every(({ regionCode }) => regionCovers('210200', regionCode))).toBe(true);
  });

  test('has codes that pass their checks and have their lengths', () => {
    const parties = world.flatMap(({ owner, agency, platform }) => [owner, platform, ...(agency === null ? [] : [agency])]);
    const bidders = lots().flatMap(({ bids }) => bids.map(({ bidder }) => bidder));
    expect([...parties, ...bidders].filter(({ creditCode }) => !creditCodeChecks(creditCode))).toEqual([]);
    expect(lots().filter(({ dealCode }) => parseDealCode(dealCode)?.checks !== true)).toEqual([]);
    expect(new Set(world.map(({ projectCode, tenderProjectCode }) => `${projectCode.length}/${tenderProjectCode.length}`))).toEqual(
      new Set(['17/20']),
    );
    const engineering = world.filter(({ sector }) => sector === 'ENGINEERING').flatMap((project) => project.lots);
    expect(new Set(engineering.map(({ lotCode }) => lotCode.length))).toEqual(new Set([23]));
  });

  test('gives no code and no name of a credit code twice', () => {
    for (const code of ['projectCode', 'localCode'] as const)
      expect(new Set(world.map((project) => project[code])).size).toBe(world.length);
    expect(new Set(lots().map(({ dealCode }) => dealCode)).size).toBe(lots().length);
    const bidders = lots().flatMap(({ bids }) => bids.map(({ bidder }) => bidder));
    const named = new Set(bidders.map(({ creditCode, name }) => `${creditCode} ${name}`));
    expect(new Set(bidders.map(({ creditCode }) => creditCode)).size).toBe(named.size);
  });

  test('spreads over ten years, each life in order, some not finished', () => {
    const years = new Set(world.map(({ createdAt }) => createdAt.getUTCFullYear()));
    expect([...years].sort()).toEqual([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const { events } of world) {
      expect(events.length).toBeGreaterThan(0);
      const times = events.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((left, right) => left - right));
      expect(times.at(-1)!).toBeLessThanOrEqual(OPTIONS.to.getTime());
    }
    expect(world.filter(({ events }) => events.every(({ kind }) => kind === 'PLAN' || kind === 'ANNOUNCEMENT')).length).toBeGreaterThan(10);
  });

  test('has winners, contracts and settlements exactly as far as a life has come', () => {
    for (const { events, lots: own } of world) {
      const kinds = new Set(events.map(({ kind }) => kind));
      for (const lot of own) {
        expect(lot.winner !== null).toBe(kinds.has('RESULT'));
        expect(lot.contract !== null).toBe(kinds.has('CONTRACT'));
        expect(lot.settlement !== null).toBe(kinds.has('PERFORMANCE'));
      }
    }
  });

  test('holds every kind of dirt, often enough to be met', () => {
    for (const kind of DIRT_KINDS) expect(world.filter(({ dirt }) => dirt.includes(kind)).length, kind).toBeGreaterThan(10);
    expect(world.filter(({ dirt }) => dirt.includes('TEST_ROW')).every(({ title }) => title.startsWith('【系统测试】'))).toBe(true);
  });

  test('has ties: different projects that publish in the same second', () => {
    const tied = world.filter(({ dirt }) => dirt.includes('TIE')).map(({ events }) => events[0]!.at.getTime());
    expect(new Set(tied).size).toBeLessThan(tied.length / 2);
  });
});

describe('the demo province', () => {
  const province = readProvince('province.yaml');

  test('has more than 3,000 projects and 9,000 notices', () => {
    const worlds = province.systems.map(demoWorld);
    expect(worlds.flat().length).toBeGreaterThan(3_000);
    expect(worlds.flat().flatMap(({ events }) => events).length).toBeGreaterThan(9_000);
  });

  test('names as operator the platform that its rows come from', () => {
    for (const { id, sector, region, operator } of province.systems) expect(platformOf(region, sector).creditCode, id).toBe(operator);
  });

  test('gives a city’s system a tenth of a province’s projects', () => {
    const [system] = province.systems;
    expect(demoWorldOptions({ ...system!, region: '210100' }).projects).toBe(demoWorldOptions(system!).projects / 10);
  });
});
