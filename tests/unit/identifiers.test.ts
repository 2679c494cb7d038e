import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isCitizenId } from '../../schema/identifiers/citizen-id.ts';
import { creditCodeCheck, creditCodeChecks, isCreditCodeShaped } from '../../schema/identifiers/credit-code.ts';
import { dealCodeCheck, formatDealCode, parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { isOrganisationCodeShaped, organisationCodeChecks } from '../../schema/identifiers/organisation-code.ts';
import { classifyPartyCode } from '../../schema/identifiers/party-code.ts';

const VECTORS = '../shared/domain/vectors.json';

interface Vector {
  readonly code: string;
  readonly compact?: string;
  readonly expect: {
    readonly structureOk?: boolean;
    readonly dateOk?: boolean;
    readonly usccCheckOk?: boolean;
    readonly checkOk: boolean | null;
    readonly expectedCheck?: string;
    readonly orgCode?: string;
    readonly orgCheckOk?: boolean;
  };
}

type Section = Readonly<Record<string, readonly Vector[]>>;

describe('a unified deal code', () => {
  test('is read in its hyphenated, compact and legacy forms, upper or lower case', () => {
    const hyphenated = 'A02-123100007847653857-20161012-000015-Q';
    expect(parseDealCode(hyphenated)).toMatchObject({
      form: 'HYPHENATED',
      category: 'A02',
      date: '20161012',
      sequence: '000015',
      checks: true,
    });
    expect(parseDealCode(hyphenated.replaceAll('-', '').toLowerCase())).toMatchObject({
      form: 'COMPACT',
      canonical: hyphenated,
      checks: true,
    });
    expect(parseDealCode(hyphenated.slice(4))).toMatchObject({
      form: 'LEGACY',
      category: null,
      checks: null,
      canonical: hyphenated.slice(4),
    });
  });

  test('whose date is not in the calendar is still a code', () => {
    expect(parseDealCode('A02-123100007847653857-20161312-000015-Q')).toMatchObject({ dateExists: false, checks: false });
    expect(parseDealCode('A02-123100007847653857-20250229-000015-Q')).toMatchObject({ dateExists: false });
  });

  test('that Yiwang writes is read back with a passing check', () => {
    expect(parseDealCode(formatDealCode('D01', '12350100MB02709751', '20240101', '000089'))).toMatchObject({ check: '*', checks: true });
  });

  test.each(['', 'A02', 'A02-123100007847653857-20161012-000015', 'A0212310000784765385720161012000015', '无', 'A02-1231-2016-1-Q'])(
    'is not what %j says',
    (text) => {
      expect(parseDealCode(text)).toBeNull();
    },
  );
});

describe('a party code', () => {
  test('that is a citizen’s id number is withheld', () => {
    expect(classifyPartyCode('11010519491231002X')).toEqual({ kind: 'WITHHELD', code: null, checks: null });
    expect(classifyPartyCode('110105********002X')).toMatchObject({ kind: 'WITHHELD', code: null });
  });

  test('that is a mistyped one is withheld as well', () => {
    expect(classifyPartyCode('110105194912310021')).toMatchObject({ kind: 'WITHHELD', code: null });
    expect(classifyPartyCode('123100007847653857')).toMatchObject({ kind: 'CREDIT_CODE', checks: true });
  });

  test('of an organisation keeps a failing check as a note', () => {
    expect(classifyPartyCode('91350211M0000XUF46')).toEqual({ kind: 'CREDIT_CODE', code: '91350211M0000XUF46', checks: false });
  });
});

test.runIf(process.env['CI'] !== undefined)('the vectors are there in CI', () => {
  expect(existsSync(VECTORS)).toBe(true);
});

describe.skipIf(!existsSync(VECTORS))('the project’s vectors', () => {
  const vectors = existsSync(VECTORS) ? (JSON.parse(readFileSync(VECTORS, 'utf8')) as Readonly<Record<string, Section>>) : {};
  const all = (section: string, ...groups: string[]): readonly Vector[] => groups.flatMap((group) => vectors[section]![group]!);

  test('of deal codes: structure, date, issuer and check', () => {
    const codes = all('unifiedDealCode', 'real', 'realButFailingCheck', 'valid', 'invalid');
    expect(codes.length).toBeGreaterThan(15);
    for (const { code, compact, expect: wanted } of codes) {
      const read = parseDealCode(code);
      expect(read !== null && read.form !== 'LEGACY', code).toBe(wanted.structureOk);
      expect(read?.checks ?? null, code).toBe(wanted.checkOk);
      if (read === null) continue;
      expect({ date: read.dateExists, issuer: read.issuerChecks }, code).toEqual({ date: wanted.dateOk, issuer: wanted.usccCheckOk });
      if (compact !== undefined) expect(parseDealCode(compact)?.canonical).toBe(code);
      if (wanted.expectedCheck !== undefined && read.category !== null)
        expect(dealCodeCheck(read.category + read.issuer + read.date + read.sequence), code).toBe(wanted.expectedCheck);
    }
  });

  test('of ISO 7064 MOD 37-2', () => {
    for (const { input, expectedCheck } of vectors['mod37_2Reference'] as unknown as readonly { input: string; expectedCheck: string }[])
      expect(dealCodeCheck(input)).toBe(expectedCheck);
  });

  test('of credit codes', () => {
    for (const { code, expect: wanted } of all('uscc', 'valid', 'realButFailingCheck', 'invalid')) {
      expect(isCreditCodeShaped(code), code).toBe(wanted.structureOk);
      if (wanted.structureOk !== true) continue;
      expect(creditCodeChecks(code), code).toBe(wanted.checkOk);
      if (wanted.expectedCheck !== undefined) expect(creditCodeCheck(code.slice(0, 17)), code).toBe(wanted.expectedCheck);
      if (wanted.orgCheckOk !== undefined) expect(organisationCodeChecks(code.slice(8, 17)), code).toBe(wanted.orgCheckOk);
    }
  });

  test('of organisation codes', () => {
    for (const { code, expect: wanted } of all('orgCode', 'valid', 'invalid')) {
      expect(isOrganisationCodeShaped(code), code).toBe(true);
      expect(organisationCodeChecks(code), code).toBe(wanted.checkOk);
    }
  });

  test('of citizens’ id numbers', () => {
    for (const { code, expect: wanted } of all('idNumber', 'valid', 'invalid')) expect(isCitizenId(code), code).toBe(wanted.checkOk);
  });
});
