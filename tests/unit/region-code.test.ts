import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { optionalRegion } from '../../adapters/mapping/region.ts';
import { NAMED_REGIONS, PROVINCES } from '../../schema/codes/region.ts';
import {
  cityOf,
  districtsOf,
  isRegionCode,
  liftRegionCode,
  provinceOf,
  regionCovers,
  regionName,
} from '../../schema/identifiers/region-code.ts';

describe('a region', () => {
  test('has a name, a city and a province', () => {
    expect(['210000', '210100', '210102', '650000'].map(regionName)).toEqual(['辽宁省', '沈阳市', '和平区', '新疆维吾尔自治区']);
    expect([cityOf('210102'), provinceOf('210102')]).toEqual(['210100', '210000']);
    expect(cityOf('110101')).toBe('110000');
  });

  test('that was abolished keeps its name in old records', () => {
    expect(regionName('210282')).toBe('普兰店市');
    expect(regionCovers('210200', '210282')).toBe(true);
  });

  test('covers itself and what lies in it, nothing else', () => {
    expect(['210000', '210100', '210102'].map((outer) => regionCovers(outer, '210102'))).toEqual([true, true, true]);
    expect(['220000', '210200', '210103'].map((outer) => regionCovers(outer, '210102'))).toEqual([false, false, false]);
    expect(regionCovers('210102', '210100')).toBe(false);
    expect(regionCovers('210100', '210000')).toBe(false);
  });

  test('of the demo province are 14 cities with a hundred districts', () => {
    expect(Object.keys(NAMED_REGIONS).filter((code) => code.endsWith('00'))).toHaveLength(14);
    expect(districtsOf('210000')).toHaveLength(100);
    expect(districtsOf('210100')).toContain('210102');
  });
});

describe('a region code as systems write it', () => {
  test.each([
    ['210102001', '210102'],
    ['210102001002', '210102'],
    ['420501', '420500'],
    ['459900', '450000'],
    ['210199', '210100'],
    ['110101', '110101'],
    ['152201', '152201'],
    ['429001', '429001'],
    ['500101', '500101'],
    ['000000', null],
    ['99', null],
    ['21010', null],
    ['和平区', null],
  ])('%s means %s', (raw, meant) => {
    expect(liftRegionCode(raw)).toBe(meant);
  });

  test('that is none keeps its characters, with a warning for the work-list', () => {
    const findings: { code: string; severity: string }[] = [];
    expect(optionalRegion('REGION_CODE').read({ REGION_CODE: '000000' }, findings as never)).toEqual({ code: null, raw: '000000' });
    expect(findings).toMatchObject([{ code: 'UNKNOWN_CODE', severity: 'WARNING' }]);
  });
});

const REGIONS = '../shared/data/regions';

describe.skipIf(!existsSync(REGIONS) && process.env['CI'] === undefined)('the published lists', () => {
  const rows = (name: string): readonly (readonly string[])[] =>
    readFileSync(`${REGIONS}/${name}`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
  const mca = (): readonly (readonly [string, string])[] => rows('gb2260-mca-201904.tsv').map(([, , code, name]) => [code!, name!]);

  test('of 辽宁 are the table’s, name by name', () => {
    const liaoning = mca().filter(([code]) => code.startsWith('21') && code !== '210000');
    expect(Object.entries(NAMED_REGIONS).sort()).toEqual(liaoning.map(([code, name]) => [code, name]).sort());
  });

  test('of the provinces are the table’s', () => {
    const published = [
      ...mca(),
      ...['hongkong', 'macao'].flatMap((place) => rows(`gb2260-contrib-${place}-201512.tsv`).map(([, , code, name]) => [code!, name!])),
    ];
    const provinces = published.filter(([code]) => code.endsWith('0000')).map(([code, name]) => [code.slice(0, 2), name]);
    for (const [code, name] of provinces) expect(PROVINCES[code!]).toBe(name);
    expect(Object.keys(PROVINCES)).toHaveLength(34);
  });

  test('hold no code that would be lifted to another', () => {
    const codes = mca().map(([code]) => code);
    expect(codes.filter((code) => !isRegionCode(code) || liftRegionCode(code) !== code)).toEqual([]);
  });
});
