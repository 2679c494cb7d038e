import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inspectCode, MAX_CODE_LENGTH } from '../../schema/identifiers/inspection/inspect-code.ts';

const rulesOf = (code: string) => inspectCode(code).findings.map(({ rule }) => rule);
const valuesOf = (code: string) => inspectCode(code).segments.map(({ value }) => value);

describe('a code is told by its layout', () => {
  test.each([
    ['A02-123100007847653857-20161012-000015-Q', 'DEAL_CODE', true],
    ['A0212310000784765385720161012000015Q', 'DEAL_CODE', true],
    ['D01-12350100MB02709751-20240101-000089-*', 'DEAL_CODE', true],
    ['G1310002001622001', 'PROJECT_CODE', null],
    ['e3100000151008459002', 'TENDER_PROJECT_CODE', null],
    ['E3501820102700047002001', 'SECTION_CODE', null],
    ['2018-350182-48-01-012345', 'INVESTMENT_PROJECT_CODE', null],
    ['2103-360423-04-01-718895', 'INVESTMENT_PROJECT_CODE', null],
    ['91350100M000100Y43', 'CREDIT_CODE', true],
    ['12350100MB02709751', 'CREDIT_CODE', true],
    ['91350211M0000XUF46', 'CREDIT_CODE', false],
    ['71526726-X', 'ORGANISATION_CODE', true],
    ['10162374-1', 'ORGANISATION_CODE', true],
    ['101623741', 'ORGANISATION_CODE', true],
    ['PLATFORM_CODE=12350100MB02709751', 'PLATFORM_CODE', true],
    ['111111122222229998', 'PLATFORM_CODE', false],
    ['E5101000890', 'SYSTEM_CODE', null],
    ['210102', 'REGION_CODE', null],
    ['210102001', 'REGION_CODE', null],
    ['210102001002', 'REGION_CODE', null],
  ])('%s is a well-formed %s', (code, kind, checkPasses) => {
    expect(inspectCode(code)).toMatchObject({ kind, wellFormed: true, checkPasses });
  });
});

describe('a code that is not right says why', () => {
  test.each([
    ['A02-123100007847653857-20161012-000015-R', 'DEAL_CHECK_FAILS'],
    ['A02-123100007847653857-20161012-000015-X', 'WEIGHT_OVERFLOW'],
    ['A99-91359128593462349A-20170601-002267-T', 'ISSUER_CHECK_FAILS'],
    ['A02-123100007847653857-20161312-000015-Q', 'DATE_NOT_IN_CALENDAR'],
    ['Z77-123100007847653857-20161012-000015-Q', 'CATEGORY_UNKNOWN'],
    ['B02-123100007847653857-20161012-000015-Q', 'CATEGORY_UNCONFIRMED'],
    ['123100007847653857-20161012-000015-Q', 'ALIAS_WITHOUT_CATEGORY'],
    ['A0212310000784765385720161012000015', 'DEAL_CODE_LENGTH'],
    ['A02-123100007847653857-2016101-000015-Q', 'DATE_SHAPE'],
    ['A02-12310000784765385O-20161012-000015-Q', 'ISSUER_SHAPE'],
    ['AB2-123100007847653857-20161012-000015-Q', 'CATEGORY_SHAPE'],
    ['A02-123100007847653857-20161012-00001S-Q', 'SEQUENCE_SHAPE'],
    ['A02123100007847653857-20161012-000015-Q', 'HYPHENS_MISPLACED'],
    ['S110000A001020883001', 'LETTERS_IN_SERIAL'],
    ['E9900000053065290001', 'PROVINCE_UNKNOWN'],
    ['36042920200904010149', 'LETTER_MISSING'],
    ['A1504012026031001001', 'YEAR_IN_PLATFORM_PLACE'],
    ['E321200036300114400a', 'LETTERS_IN_SEQUENCE'],
    ['1018-350182-48-01-012345', 'PERIOD_UNKNOWN'],
    ['20183501824801012345', 'HYPHENS_MISSING'],
    ['91350211M0000XUF46', 'CREDIT_CHECK_FAILS'],
    ['91350100M000100YIO', 'LETTERS_NOT_USED'],
    ['91350100M000100Y4', 'CREDIT_CODE_LENGTH'],
    ['71350100M000100Y43', 'BODY_UNKNOWN'],
    ['111111122222229998', 'PLACEHOLDER'],
    ['71092546-1', 'ORGANISATION_CHECK_FAILS'],
    ['210199', 'REGION_ITSELF'],
    ['210196', 'REGION_NOT_LISTED'],
    ['210282', 'REGION_ABOLISHED'],
    ['110103', 'REGION_ABOLISHED_EARLIER'],
    ['210214', 'REGION_NEW'],
    ['999999', 'PROVINCE_UNKNOWN'],
    ['210102001', 'BELOW_COUNTY_NOT_CHECKED'],
    ['SDGP370000000202602000180', 'NO_KNOWN_FORM'],
    ['巩财询价采购-2026-3', 'NO_KNOWN_FORM'],
    ['PROJECT_CODE=2020ADDAJ00932', 'NOT_THIS_KIND'],
    ['210102；210103', 'SEVERAL_CODES'],
    ['暂无', 'PLACEHOLDER'],
    [' \u200B', 'EMPTY'],
    ['1'.repeat(MAX_CODE_LENGTH + 1), 'TOO_LONG'],
  ])('%s: %s', (code, rule) => {
    expect(rulesOf(code)).toContain(rule);
    for (const { message } of inspectCode(code).findings) {
      expect(message.zh).toMatch(/\p{Script=Han}{3}/u);
      expect(message.en).toMatch(/[a-z]+ [a-z]+/u);
      expect(message.zh + message.en).not.toMatch(/[{}]|undefined|null/u);
    }
  });

  test('in the lowest severity where most issuers err: nothing may depend on the check of a deal code', () => {
    const { wellFormed, findings } = inspectCode('D01-12350100MB02709751-20190627-527731-5');
    expect({ wellFormed, findings }).toMatchObject({ wellFormed: true, findings: [{ rule: 'DEAL_CHECK_FAILS', severity: 'NOTE' }] });
  });

  test('with what would be right', () => {
    const [finding] = inspectCode('A02-123100007847653857-20161012-000015-R').findings;
    expect(finding!.message.en).toMatch(/should be “Q”.+is “R”/u);
  });

  test('the issuer apart from the check of the whole', () => {
    const [category, issuer, date, sequence] = ['A02', '91359128593462349A', '20170601', '000001'];
    const code = `${category}-${issuer}-${date}-${sequence}-`;
    const passing = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*')
      .map((check) => inspectCode(code + check))
      .find((read) => read.checkPasses)!;
    expect(passing.findings.map(({ rule }) => rule)).toEqual(['ISSUER_CHECK_FAILS']);
  });

  test('and a legacy alias names the categories that its check fits', () => {
    const { wellFormed, checkPasses, normalized, findings } = inspectCode('123100007847653857-20161012-000015-Q');
    expect({ wellFormed, checkPasses, normalized }).toEqual({
      wellFormed: false,
      checkPasses: null,
      normalized: '123100007847653857-20161012-000015-Q',
    });
    expect(findings[0]!.message.zh).toContain('A02 市政');
  });
});

describe('a code as people write it', () => {
  const canonical = 'A02-123100007847653857-20161012-000015-Q';

  test.each([
    ['in lower case', canonical.toLowerCase(), 'LOWER_CASE'],
    ['in full width', 'Ａ０２－１２３１００００７８４７６５３８５７－２０１６１０１２－００００１５－Ｑ', 'FULL_WIDTH'],
    ['with other hyphens', canonical.replaceAll('-', '–'), 'HYPHEN_VARIANT'],
    ['with spaces', ` ${canonical.replace('-', '- ')}\u00A0`, 'SPACES'],
    ['between marks of direction', `\u202D${canonical}\u202C`, 'SPACES'],
    ['without hyphens in part', 'A02-123100007847653857-20161012000015Q', 'HYPHENS_MISPLACED'],
    ['with its field before it', `UNIFIED_DEAL_CODE：${canonical}`, null],
  ])('%s has one canonical form', (_, written, rule) => {
    expect(inspectCode(written)).toMatchObject({ kind: 'DEAL_CODE', checkPasses: true, normalized: canonical });
    if (rule !== null) expect(rulesOf(written)).toEqual([rule]);
  });

  test('keeps its star', () => {
    expect(inspectCode('d01-12350100mb02709751-20240101-000089-＊').normalized).toBe('D01-12350100MB02709751-20240101-000089-*');
  });

  test.each([
    ['M000100Y4', 'M000100Y-4'],
    ['e3100000151008459002', 'E3100000151008459002'],
    ['20183501824801012345', '2018-350182-48-01-012345'],
    ['91350100m000100y43', '91350100M000100Y43'],
  ])('%s is %s', (written, normalized) => {
    expect(inspectCode(written).normalized).toBe(normalized);
  });

  test('is cut into parts that make it up again', () => {
    for (const code of [
      canonical,
      'E3501820102700047002001',
      '91350100M000100Y43',
      'E5101000890',
      '210102001002',
      '2018-350182-48-01-012345',
    ])
      expect(valuesOf(code).join('')).toBe(code.replaceAll('-', ''));
  });

  test('names the place and the date in it', () => {
    const meanings = inspectCode(canonical).segments.map(({ meaning }) => meaning?.zh ?? null);
    expect(meanings).toEqual(['市政', '上海市', '2016 年 10 月 12 日赋码', null, '按前 35 位应为 Q']);
  });
});

describe('a citizen’s id number', () => {
  test.each([
    '11010519491231002X',
    '110105194912310021',
    '１１０１０５ 19491231 002x',
    '110105-19491231-002X',
    '110105********002X',
    'PLATFORM_CODE=11010519491231002X',
    '平台标识码：11010519491231002X',
    'A02-11010519491231002X-20161012-000015-Q',
    '身份证11010519491231002X',
    '11010519491231002X5',
    '11010519491231002',
  ])('is never repeated: %s', (code) => {
    const inspection = inspectCode(code);
    expect(inspection).toMatchObject({ normalized: null, segments: [] });
    expect(JSON.stringify(inspection)).not.toMatch(/1101|1949|1231|002/u);
  });

  test('is said to be withheld', () => {
    expect(inspectCode('11010519491231002X')).toMatchObject({ kind: 'UNKNOWN', findings: [{ rule: 'WITHHELD', severity: 'WARNING' }] });
  });
});

const VECTORS = '../shared/domain/vectors.json';

interface Vector {
  readonly code: string;
  readonly matches?: string | null;
  readonly segments?: Readonly<Record<string, string>>;
  readonly expect: { readonly structureOk?: boolean; readonly checkOk: boolean | null };
}

describe.skipIf(!existsSync(VECTORS) && process.env['CI'] === undefined)('the project’s vectors', () => {
  const vectors = existsSync(VECTORS)
    ? (JSON.parse(readFileSync(VECTORS, 'utf8')) as Readonly<Record<string, Readonly<Record<string, readonly Vector[]>>>>)
    : {};
  const KINDS: Readonly<Record<string, string>> = {
    project: 'PROJECT_CODE',
    tenderProject: 'TENDER_PROJECT_CODE',
    section: 'SECTION_CODE',
  };

  test.each([
    ['unifiedDealCode', ['real', 'realButFailingCheck', 'valid', 'invalid']],
    ['uscc', ['valid', 'realButFailingCheck', 'invalid']],
    ['orgCode', ['valid', 'invalid']],
  ])('of %s', (section, groups) => {
    const cases = groups.flatMap((group) => vectors[section]![group]!);
    for (const { code, expect: wanted } of cases) {
      const { wellFormed, checkPasses } = inspectCode(code);
      expect({ wellFormed, checkPasses }, code).toEqual({ wellFormed: wanted.structureOk ?? true, checkPasses: wanted.checkOk });
    }
  });

  test('of project codes: those that match, with their parts, and those that do not', () => {
    const records = vectors['projectCode']!['records']!;
    expect(records.length).toBeGreaterThan(40);
    for (const { code, matches, segments } of records) {
      const { kind, wellFormed } = inspectCode(code);
      expect(wellFormed, code).toBe(matches !== null);
      if (matches !== null)
        expect({ kind, parts: valuesOf(code).join(' ') }, code).toEqual({ kind: KINDS[matches!], parts: upper(segments!) });
    }
  });

  test('of system codes', () => {
    for (const { code, segments } of vectors['systemCode']!['records']!) {
      expect(inspectCode(code)).toMatchObject({ kind: 'SYSTEM_CODE', wellFormed: true, checkPasses: null });
      expect(valuesOf(code).join(' ')).toBe(upper(segments!));
    }
  });
});

function upper(segments: Readonly<Record<string, string>>): string {
  return Object.values(segments).join(' ').toUpperCase();
}
