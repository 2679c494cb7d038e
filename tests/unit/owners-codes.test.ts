import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeTablesOf } from '../../adapters/code-tables.ts';
import { optionalCode } from '../../adapters/mapping/code.ts';
import { mappingVersionWith, ownersCodes, withOwnersCodes, type OwnersTables } from '../../adapters/mapping/owners-codes.ts';
import type { Columns } from '../../adapters/mapping/reader.ts';
import { optionalRegion } from '../../adapters/mapping/region.ts';
import { firstOf, mapped, optionalFlag } from '../../adapters/mapping/text.ts';
import { PROFILES } from '../../adapters/profiles.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { checkSystems } from '../../adapters/systems.ts';
import { CODE_LISTS, codeListVersion } from '../../schema/code-lists.ts';
import { TRADE_METHOD_LIST } from '../../schema/codes/trade-method.ts';
import type { Finding } from '../../schema/records/finding.ts';
import { scriptedSystem } from '../sync/scripted-adapter.ts';

const MODE = { list: 'MODE', national: TRADE_METHOD_LIST, source: 'test', codes: { '1': 'OPEN_TENDER' } } as const;

function read(tables: OwnersTables, row: Columns, day: string | null = null) {
  const findings: Finding[] = [];
  const updatedAt = day === null ? null : `${day}T08:00:00+08:00`;
  const coded = withOwnersCodes(row, ownersCodes(tables), { columns: ['CREATE_TIME'], updatedAt });
  const value = mapped(firstOf(optionalCode('A', MODE)), (coded) => coded?.code ?? null).read(coded, findings);
  return [value, findings.length];
}

describe('an owner’s code', () => {
  it('gives a value a meaning that the profile has none for, through every combinator', () => {
    expect(read({}, { A: '7' })).toEqual([null, 1]);
    expect(read({ MODE: [{ raw: '7', code: 'INVITED_TENDER' }] }, { A: ' 7　' })).toEqual(['INVITED_TENDER', 0]);
    expect(read({ OTHER: [{ raw: '7', code: 'INVITED_TENDER' }] }, { A: '7' })).toEqual([null, 1]);
  });

  it('counts before the profile’s', () => {
    expect(read({ MODE: [{ raw: '1', code: 'INVITED_TENDER' }] }, { A: '1' })).toEqual(['INVITED_TENDER', 0]);
  });

  it('holds for rows of its own days only: the row’s stated day, else when it was changed', () => {
    const tables = {
      MODE: [
        { raw: '7', code: 'INVITED_TENDER', to: '2024-12-31' },
        { raw: '7', code: 'SINGLE_SOURCE', from: '2025-01-01' },
        { raw: '1', code: 'AUCTION', from: '2025-01-01', to: '2025-12-31' },
      ],
    };
    expect(read(tables, { A: '7', CREATE_TIME: '20241231235959' }, '2026-01-01')).toEqual(['INVITED_TENDER', 0]);
    expect(read(tables, { A: '7', CREATE_TIME: '2025-01-01' }, '2020-01-01')).toEqual(['SINGLE_SOURCE', 0]);
    expect(read(tables, { A: '7', CREATE_TIME: '待定' }, '2024-01-01')).toEqual(['INVITED_TENDER', 0]);
    expect(read(tables, { A: '1' }, '2025-06-01')).toEqual(['AUCTION', 0]);
    expect(read(tables, { A: '1' }, '2026-01-01')).toEqual(['OPEN_TENDER', 0]);
    expect(read(tables, { A: '7' }), 'a row without a day').toEqual([null, 1]);
  });

  it('says what a region code or a yes of his own means', () => {
    const codes = ownersCodes({ 'GB/T 2260': [{ raw: '沈北', code: '210113' }], TRUE_OR_FALSE: [{ raw: '已缴', code: 'TRUE' }] });
    const row = withOwnersCodes({ R: '沈北', F: '已缴' }, codes, { columns: [], updatedAt: null });
    expect(optionalRegion('R').read(row, [])).toEqual({ code: '210113', raw: '沈北' });
    expect(optionalFlag('F').read(row, [])).toBe(true);
  });

  it('is part of the version of the mapping', () => {
    const versionOf = (tables: OwnersTables) => mappingVersionWith('x/1', ownersCodes(tables));
    const one = versionOf({ MODE: [{ raw: '7', code: 'AUCTION' }] });
    expect(versionOf({})).toBe('x/1');
    expect(one).toMatch(/^x\/1\+codes\.[0-9a-f]{8}$/u);
    expect(versionOf({ MODE: [{ raw: '7', code: 'AUCTION' }] })).toBe(one);
    expect(versionOf({ MODE: [{ raw: '7', code: 'LISTING' }] })).not.toBe(one);
  });
});

describe('an owner’s codes are refused at start, by key and in both languages,', () => {
  const refusalOf = (codes: LegacySystem['codes']): string => {
    const system = { ...scriptedSystem('sy'), profile: 'national-exchange-soap', codes };
    try {
      checkSystems({ province: { code: '210000', name: '辽宁省' }, systems: [system] });
    } catch (error) {
      return (error as Error).message;
    }
    return 'accepted';
  };

  it('unless they are good', () => {
    expect(refusalOf({ TENDER_MODE: [{ raw: '7', code: 'AUCTION' }], CURRENCY_CODE: [{ raw: '美金', code: 'USD' }] })).toBe('accepted');
    const years = {
      TENDER_MODE: [
        { raw: '7', code: 'AUCTION', to: '2024-12-31' },
        { raw: '7', code: 'LISTING', from: '2025-01-01' },
      ],
    };
    expect(refusalOf(years)).toBe('accepted');
  });

  it.each([
    ['an unknown list', { TENDERMODE: [{ raw: '7', code: 'AUCTION' }] }, /^systems\[\]\.codes\.TENDERMODE \(sy\).*has TENDER_MODE,/u],
    [
      'an unknown code',
      { TENDER_MODE: [{ raw: '7', code: 'LOTTERY' }] },
      /^systems\[\]\.codes\.TENDER_MODE\[0\]\.code \(sy\) LOTTERY .*OPEN_TENDER/u,
    ],
    ['a region that is none', { 'GB/T 2260': [{ raw: '7', code: '999999' }] }, /codes\.GB\/T 2260\[0\]\.code \(sy\) 999999/u],
    [
      'two meanings at once',
      {
        TENDER_MODE: [
          { raw: '7', code: 'AUCTION' },
          { raw: '7', code: 'LISTING', from: '2025-01-01' },
        ],
      },
      /codes\.TENDER_MODE\[1\]\.raw \(sy\) 7/u,
    ],
    [
      'an end before its beginning',
      { TENDER_MODE: [{ raw: '7', code: 'AUCTION', from: '2025-01-02', to: '2025-01-01' }] },
      /\[0\]\.to \(sy\)/u,
    ],
  ])('for %s', (_, codes, sentence) => {
    const refusal = refusalOf(codes);
    expect(refusal).toMatch(sentence);
    expect(refusal).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
  });
});

describe('code tables as data', () => {
  const tables = [...PROFILES.values()].flatMap((profile) =>
    codeTablesOf(profile.codeLists, { ...scriptedSystem('sy'), profile: profile.name }),
  );

  it('name a national list and hold only codes of it, whatever the profile', () => {
    expect(new Set(tables.map(({ profile }) => profile)).size).toBe(PROFILES.size);
    const codesOf = new Map(CODE_LISTS.map(({ name, entries }) => [name, new Set(entries.map(({ code }) => code))]));
    const strangers = tables.flatMap(({ profile, list, national, entries }) =>
      entries.filter(({ code }) => codesOf.get(national)?.has(code) !== true).map(({ raw }) => `${profile} ${list} ${raw}`),
    );
    expect(strangers).toEqual([]);
  });

  it('have one name each within a profile, a source and a version', () => {
    const names = tables.map(({ profile, list }) => `${profile} ${list}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { source, version } of tables)
      expect([source, version]).toEqual([expect.stringMatching(/./u), expect.stringMatching(/^[0-9a-f]{8}$/u)]);
  });
});

describe('the national lists', () => {
  it('are all there, each under one name and with a version of its own', async () => {
    const folder = new URL('../../schema/codes/', import.meta.url);
    const modules = await Promise.all(
      readdirSync(folder).map(async (file) => (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>),
    );
    const written = modules.flatMap((module) => Object.entries(module).flatMap(([name, value]) => (name.endsWith('_LIST') ? [value] : [])));
    expect(written.filter((list) => !CODE_LISTS.includes(list as never))).toEqual([]);
    expect(new Set(CODE_LISTS.map(({ name }) => name)).size).toBe(CODE_LISTS.length);
    expect(new Set(CODE_LISTS.map(codeListVersion)).size).toBe(CODE_LISTS.length);
  });
});
