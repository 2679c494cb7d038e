import { describe, expect, test } from 'vitest';
import type { RowUnreadable } from '../../adapters/adapter.ts';
import { expectCompleteRecord } from '../contract/record-shape.ts';
import { changeOf, CODE, des, faultsOf, READING, readOf, recordOf } from './national-exchange-rows.ts';
import { readRow } from '../../adapters/profiles/national-exchange-soap/read-row.ts';

const CREDIT_CODE = '91210100MA0UB7NQ1D';
/** Of nobody: an invented birth place, date and number. */
const CITIZEN_ID = '210102199003071233';
const ORGANISATION = {
  LEGAL_NAME: '沈阳恒泰建设工程有限公司',
  LEGAL_CODE: CREDIT_CODE.toLowerCase(),
  LEGAL_ROLE: '03;06;投标人;77',
  LICENSE_NO: '210100000012345',
  LICENSE_END_DATE: '20991231',
  TAX_CERT_NO: 'TAX-SECRET',
  LEGAL_REPRESENT: '张三',
  REPRESENT_PHONE: '13900000001',
  LEGAL_TYPE: '1',
  LEGAL_INDUSTRY: 'E47',
  REGION_CODE: '210100',
  BASIC_BANK: '某银行',
  BASIC_ACCOUNT_NO: 'ACCOUNT-SECRET',
  REG_CAPITAL: '5000.000000',
  REG_CAP_CURRENCY: '156',
  REG_UNIT: '1',
  LEGAL_CONTACT: '李四',
  LEGAL_CONTACT_PHONE: '13900000002',
  LEGAL_STATUS: '1',
  DATA_TIMESTAMP: '20250301080000',
};
const BODY = { BODY_NAME: '沈阳恒泰建设工程有限公司', BODY_CODE: CREDIT_CODE, BODY_TYPE: '1', BODY_ROLE: '03', SCOPE: '1' };

describe('a national row of the register', () => {
  test('of table 100 is an organisation with its roles, capital and place, and without accounts, taxes and phones', () => {
    const organisation = recordOf(des('100', ORGANISATION), 'organisation');
    expectCompleteRecord(organisation);
    expect(organisation).toMatchObject({
      projectNativeId: null,
      code: CREDIT_CODE,
      codeKind: 'CREDIT_CODE',
      roles: [
        { code: 'BIDDER', raw: '03' },
        { code: 'SUPPLIER', raw: '06' },
        { code: 'BIDDER', raw: '投标人' },
        { code: null, raw: '77' },
      ],
      registeredCapital: { yuan: '50000000', rawUnit: '万元' },
      region: { code: '210100' },
      licenceUntil: null,
      registeredAt: { at: '2025-03-01T08:00:00+08:00', precision: 'SECOND' },
    });
    expect(JSON.stringify(organisation)).not.toMatch(/SECRET|139000|李四|某银行/u);
  });

  test('tells a role that no list holds, once, and reports no agreed column', () => {
    const { findings } = readOf(des('100', ORGANISATION));
    expect(findings.filter(({ code }) => code === 'UNKNOWN_CODE')).toMatchObject([
      { column: 'LEGAL_ROLE', value: '77', list: 'BODY_ROLE' },
    ]);
    expect(findings.filter(({ code }) => code === 'UNKNOWN_COLUMN').map(({ column }) => column)).toEqual(['TENDER_PROJECT_CODE']);
  });

  test('withholds a person’s id number wherever a code is asked for', () => {
    const person = recordOf(des('100', { ...ORGANISATION, LEGAL_CODE: CITIZEN_ID, LICENSE_NO: CITIZEN_ID }), 'organisation');
    expect(person).toMatchObject({ code: null, codeKind: 'WITHHELD', licenceNumber: null });
    const event = recordOf(des('304', { ...BODY, BODY_CODE: CITIZEN_ID, REWARD_REASON: '优秀' }), 'creditEvent');
    expect(event.party).toMatchObject({ code: null, codeKind: 'WITHHELD' });
    const certificate = changeOf(des('103', { LEGAL_CODE: CITIZEN_ID, QUAL_NAME: '建造师' })) as RowUnreadable;
    expect(certificate.type).toBe('UNREADABLE');
    expect(JSON.stringify(certificate.findings)).not.toContain(CITIZEN_ID);
  });

  test.each([
    ['102', 'TENDER_AGENCY'],
    ['103', 'BIDDER'],
    ['106', 'SUPPLIER'],
  ])('of table %s is a qualification of a %s', (table, role) => {
    const columns = { LEGAL_CODE: CREDIT_CODE, QUAL_LEVEL: '02', QUAL_NAME: '市政公用工程施工总承包', QUAL_CERT_NO: 'D221000001' };
    const held = recordOf(des(table, { ...columns, QUAL_CERT_END_DATE: '20281231' }), 'qualification');
    expectCompleteRecord(held);
    expect(held).toMatchObject({ holderCode: CREDIT_CODE, role, level: '02', certificateNumber: 'D221000001' });
    expect(held.validUntil).toMatchObject({ at: '2028-12-31T00:00:00+08:00', precision: 'DAY' });
    expect(faultsOf(des(table, { QUAL_LEVEL: '02' }))).toEqual(['MISSING LEGAL_CODE', 'MISSING QUAL_NAME']);
  });

  test('of table 300 is a violation with its basis and the days of the restriction', () => {
    const columns = {
      ...{ VIOLATING_CODE: 'V1', VIOLATING_NAME: '串通投标', VIOLATING_TIME: '20250110', GOVERNMENT: '沈阳市发展和改革委员会' },
      ...{
        PUNISHMENT_BASIS: '招标投标法第五十三条',
        PUNISHMENT_RESULT: '罚款',
        CONFINED_ACTION: '01',
        DOCUMENT_CODE: '沈发改罚〔2025〕1号',
      },
      ...{ CONFINED_START: '20250301000000', CONFINED_END: '20260228235959', OPERATE_DATE: '20250302093000', SCOPE: '2' },
    };
    const event = recordOf(des('300', { ...BODY, ...columns }), 'creditEvent');
    expectCompleteRecord(event);
    expect(event).toMatchObject({
      ...{
        eventKind: 'VIOLATION',
        eventCode: 'V1',
        basis: '招标投标法第五十三条',
        documentNumber: '沈发改罚〔2025〕1号',
        projectNativeId: null,
      },
      party: { role: 'BIDDER', code: CREDIT_CODE, codeKind: 'CREDIT_CODE' },
      restrictedFrom: { at: '2025-03-01T00:00:00+08:00', precision: 'DAY' },
      restrictedUntil: { at: '2026-02-28T23:59:59+08:00', precision: 'SECOND' },
      ...{
        scope: { code: 'GOVERNMENT', raw: '2' },
        occurredAt: { precision: 'DAY' },
        decidedAt: null,
        disclosedAt: { precision: 'SECOND' },
      },
    });
  });

  test('of tables 302 and 303 is a blacklist entry and its withdrawal, under the same code and the wire’s misspelt names', () => {
    const listed = { ...BODY, BLACKLIST_CODE: 'B1', RECORD_REASON: '弄虚作假', RECORD_DATE: '20240105000000', REVOCATION_STATUS: '1' };
    expect(recordOf(des('302', listed), 'creditEvent')).toMatchObject({ eventKind: 'BLACKLIST', eventCode: 'B1', withdrawn: true });
    const columns = { ...BODY, BLACKLIST_CODE: 'B1', REVOCATIONEASONS: '信用修复', ROPOSER: '王五', APPLICATION_DATE: '20240601000000' };
    const { findings, records } = readOf(des('303', columns));
    expect(records).toMatchObject([{ eventKind: 'BLACKLIST_WITHDRAWAL', eventCode: 'B1', reason: '信用修复', restrictedAction: null }]);
    expect(findings.filter(({ code }) => code === 'UNKNOWN_COLUMN').map(({ column }) => column)).toEqual(['TENDER_PROJECT_CODE']);
    expect(JSON.stringify(records)).not.toContain('王五');
  });

  test('of table 305 is a performance with its prices and the project that it is about', () => {
    const columns = {
      ...{ CONTRACT_AMOUNT: '120.5', CONTRACT_CURRENCYUNIT: '1', CONTRACT_SETTLEMENT_AMOUNT: '1198000.00', QUALITY_STANDARDS: '1' },
      ...{ SAFETY_STANDARDS: '2', UNIFIED_DEAL_CODE: 'A02-1', PERFORMANCE_SUBMITTED_TIME: '20250302093000' },
    };
    expect(recordOf(des('305', { ...BODY, ...columns }), 'creditEvent')).toMatchObject({
      ...{ eventKind: 'PERFORMANCE', projectNativeId: null, projectCode: 'E2101020001000001001', dealCodes: ['A02-1'] },
      ...{ result: '质量：1；安全：2', contractPrice: { yuan: '1205000' }, settlement: { yuan: '1198000', rawUnit: '元' } },
    });
  });

  test('has no public scope where it states none, or one that no list holds', () => {
    const scopeOf = (SCOPE: string) => recordOf(des('304', { ...BODY, SCOPE, REWARD_REASON: '优秀' }), 'creditEvent').scope;
    expect([scopeOf(''), scopeOf('9')]).toEqual([null, { code: null, raw: '9' }]);
  });

  test.each(['111', '114', '212'])('of table %s, which is about persons, is left where it is', (table) => {
    expect(readRow({ bytes: des(table, { ID_CARD: CITIZEN_ID }), escaped: false }, READING)).toBeNull();
  });

  test('is no part of the project that it names', () => {
    const broken = Buffer.concat([des('300', { ...BODY, VIOLATING_NAME: '甲' }).subarray(0, -20), Buffer.from('</DES>')]);
    for (const bytes of [des('300', BODY), des('305', BODY), broken])
      expect(readRow({ bytes, escaped: false }, READING)!.projectNativeId).toBeNull();
  });
});

describe('a complaint of table 404', () => {
  const COMPLAINT = {
    TENDER_PROJECT_NAME: '浑河堤岸加固工程',
    BID_SECTION_CODE: `${CODE}001`,
    COMPLAINT_NAME: '王五-COMPLAINANT',
    COMPLAINT_PHONE: '13900000003',
    COMPLAINT_MAIL: 'complainant@example.cn',
    COMPLAINTED_BODY_NAME: '沈阳恒泰建设工程有限公司',
    COMPLAINTED_BODY_CODE: CREDIT_CODE,
    DISSENT_REASON: '招标投标法第六十五条',
    COMPLAINT_CONTENT: '业绩不实',
    COMPLAINT_DATE: '20260301090000',
    ACCEPT_DATE: '20260303',
    DEALING_UNIT: '沈阳市发展和改革委员会',
  };

  test('is read with what it is about, of no project, and without who complains', () => {
    const { findings, records } = readOf(des('404', COMPLAINT));
    expect(records).toHaveLength(1);
    expectCompleteRecord(records[0]!);
    expect(records[0]).toMatchObject({
      ...{ kind: 'complaint', projectNativeId: null, projectCode: CODE, content: '业绩不实', decidedAt: null, result: null },
      against: [{ role: 'OTHER', name: '沈阳恒泰建设工程有限公司', code: CREDIT_CODE }],
      filedAt: { at: '2026-03-01T09:00:00+08:00' },
      acceptedAt: { precision: 'DAY' },
    });
    expect(JSON.stringify([findings, records])).not.toMatch(/COMPLAINANT|13900000003|complainant/u);
    expect(findings.filter(({ code }) => code === 'UNKNOWN_COLUMN')).toEqual([]);
  });

  test('that cannot be read is secret too, and no part of the project that it names', () => {
    const row = readRow({ bytes: des('404', { ...COMPLAINT, COMPLAINT_CONTENT: '' }), escaped: false }, READING)!;
    expect(row).toMatchObject({ change: { type: 'UNREADABLE', mayHoldBids: true }, projectNativeId: null });
    expect(JSON.stringify((row.change as RowUnreadable).findings)).not.toMatch(/COMPLAINANT/u);
  });
});
