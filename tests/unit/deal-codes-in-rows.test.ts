import { describe, expect, it } from 'vitest';
import { dealCodes } from '../../adapters/mapping/deal-codes.ts';
import { FAULT } from '../../adapters/mapping/reader.ts';
import type { Finding } from '../../schema/records/finding.ts';

const GOOD = 'A02-123100007847653857-20161012-000015-Q';

function verified(text: string, agency: string | null = null) {
  const findings: Finding[] = [];
  const codes = dealCodes('UNIFIED_DEAL_CODES').read({ UNIFIED_DEAL_CODES: text, TRA_AGENCY_CODE: agency }, findings);
  return { codes: codes === FAULT ? null : codes, findings: findings.map(({ code, severity, value }) => `${code} ${severity} ${value}`) };
}

describe('a deal code that a row arrives with', () => {
  it('is kept without a word where it is right, in each of its forms', () => {
    for (const code of [GOOD, GOOD.replaceAll('-', '')]) expect(verified(code)).toEqual({ codes: [code], findings: [] });
  });

  it.each([
    ['a failing check, a note', 'D01-12350100MB02709751-20190627-527731-5', null, 'BAD_CHECK NOTE'],
    ['a failing issuer, a note', 'A99-91359128593462349A-20170601-002267-T', null, 'BAD_CHECK NOTE'],
    ['a day that does not exist', GOOD.replace('20161012', '20161312'), null, 'NOT_A_TIME WARNING'],
    ['another platform than the row names', GOOD, '12350100MB02709751', 'FOREIGN_PLATFORM WARNING'],
    ['another shape', 'G42-12', null, 'BAD_SHAPE WARNING'],
  ])('is kept, and its owner is told: %s', (_, code, agency, finding) => {
    const { codes, findings } = verified(code, agency);
    expect(codes).toEqual([code]);
    expect(findings).toContain(`${finding} ${code}`);
  });

  it('does not hide the others of its row', () => {
    expect(verified(`${GOOD};nonsense`)).toEqual({ codes: [GOOD, 'nonsense'], findings: ['BAD_SHAPE WARNING nonsense'] });
  });
});
