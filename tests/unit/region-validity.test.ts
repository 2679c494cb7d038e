import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DELISTED_REGIONS } from '../../schema/codes/region-delisted.ts';
import { FIRST_LISTED, REGION_EDITIONS } from '../../schema/codes/region-editions.ts';
import { regionName } from '../../schema/identifiers/region-code.ts';
import { isRegionValidOn, regionValidity } from '../../schema/identifiers/region-validity.ts';

describe('a region', () => {
  test('that was abolished says from when until when it was listed, and what took its place', () => {
    expect(regionValidity('210282')).toEqual({
      ...{ code: '210282', name: '普兰店市', isListed: false, firstListed: null },
      ...{ lastListed: '2015-11', replacedBy: ['210214'] },
    });
    expect(regionValidity('542431')).toMatchObject({
      name: '双湖县',
      firstListed: '2011-12',
      lastListed: '2017-09',
      replacedBy: ['540630'],
    });
    expect(regionValidity('130421')!.replacedBy).toEqual(['130402', '130403']);
  });

  test('that was abolished before the oldest list still says what it is today', () => {
    expect(regionValidity('110103')).toMatchObject({ name: '崇文区', isListed: false, lastListed: null, replacedBy: ['110101'] });
    expect([isRegionValidOn('110103', '2009-01-01'), isRegionValidOn('110103', '2012-01-01')]).toEqual([null, false]);
  });

  test('whose code got another name is the one of today', () => {
    expect(regionValidity('130502')).toMatchObject({ name: '襄都区', isListed: true, lastListed: null, replacedBy: [] });
  });

  test('that came later says since when', () => {
    expect(regionValidity('210214')).toMatchObject({ firstListed: '2015-12', lastListed: null, replacedBy: [] });
    expect(regionValidity('210102')).toMatchObject({ firstListed: null, lastListed: null });
    expect(regionValidity('210196')).toBeNull();
  });

  test.each([
    ['210282', '2015-11-30', true],
    ['210282', '2015-12-01', false],
    ['210214', '2015-11-30', false],
    ['210214', '2026-01-01', true],
    ['130521', '2019-04-30', true],
    ['130521', '2021-01-01', null],
    ['130521', '2024-01-01', false],
    ['210102', '2016-01-01', true],
    ['210102', '2001-01-01', null],
    ['210196', '2016-01-01', false],
  ])('%s on %s: %s', (code, day, valid) => {
    expect(isRegionValidOn(code, day)).toBe(valid);
  });
});

describe('the table of abolished regions', () => {
  test('names editions that there are, and successors that are listed today', () => {
    expect(DELISTED_REGIONS.size).toBeGreaterThan(350);
    for (const [code, { firstListed, lastListed, replacedBy }] of DELISTED_REGIONS) {
      expect(REGION_EDITIONS.slice(0, -1), code).toContain(lastListed);
      if (firstListed !== null) expect(REGION_EDITIONS, code).toContain(firstListed);
      expect(replacedBy.length, code).toBeGreaterThan(0);
      for (const now of replacedBy) expect(DELISTED_REGIONS.has(now) || regionName(now) === null, `${code} → ${now}`).toBe(false);
    }
    expect(Object.keys(FIRST_LISTED).every((edition) => REGION_EDITIONS.includes(edition))).toBe(true);
  });

  const LISTS = '../shared/data/regions';

  test.skipIf(!existsSync(LISTS) && process.env['CI'] === undefined)('agrees with the published lists of 2019-04 and 2023', () => {
    const rows = (name: string) => readFileSync(`${LISTS}/${name}`, 'utf8').trim().split('\n').slice(1);
    const in2019 = new Map(rows('gb2260-mca-201904.tsv').map((row) => [row.split('\t')[2]!, row.split('\t')[3]!.trim()]));
    const in2023 = new Set(
      ['modood-areas.csv', 'modood-cities.csv'].flatMap(rows).map((row) => row.slice(0, row.indexOf(',')).padEnd(6, '0')),
    );
    for (const [code, { name, lastListed, replacedBy }] of DELISTED_REGIONS) {
      expect(in2019.get(code), code).toBe(lastListed === '2019-04' ? name : undefined);
      expect(
        [code, ...replacedBy].map((region) => in2023.has(region)),
        code,
      ).toEqual([false, ...replacedBy.map(() => true)]);
    }
    const gone = [...in2019.keys()].filter((code) => !code.endsWith('0000') && !in2023.has(code));
    expect(gone.filter((code) => !DELISTED_REGIONS.has(code))).toEqual([]);
  });
});
