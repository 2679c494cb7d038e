import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { RowRead } from '../../adapters/adapter.ts';
import { isAgreedColumn } from '../../adapters/profiles/national-exchange-soap/columns.ts';
import { cutRows } from '../../adapters/profiles/national-exchange-soap/cut.ts';
import { nationalTables } from '../../adapters/profiles/national-exchange-soap/mapping.ts';
import { readRow, type RowReading } from '../../adapters/profiles/national-exchange-soap/read-row.ts';
import { recordColumns } from '../../adapters/mapping/record-mapping.ts';
import type { RecordOf } from '../../schema/records/record.ts';
import { expectCompleteRecord } from '../contract/record-shape.ts';
import { changeOf, CODE, des, faultsOf, READING, readOf, recordOf } from './national-exchange-rows.ts';

describe('a national row', () => {
  test('of table 501 is a project with its parties, method and place', () => {
    const project = recordOf(
      des('501', {
        TENDER_PROJECT_NAME: '浑河堤岸加固工程',
        TENDER_MODE: '2',
        REGION_CODE: '210102',
        TENDERER_NAME: '和平区水务局',
        TENDERER_CODE: '11210102MB1234567X',
        CREATE_TIME: '20260102093000',
      }),
      'project',
    );
    expect(project).toMatchObject({
      nativeId: CODE,
      projectNativeId: CODE,
      sector: 'ENGINEERING',
      title: '浑河堤岸加固工程',
      method: { code: 'INVITED_TENDER', raw: '2' },
      region: { code: '210102', raw: '210102' },
      createdAt: { at: '2026-01-02T09:30:00+08:00', precision: 'SECOND' },
    });
    expect(project.parties.map(({ role, name }) => [role, name])).toEqual([['TENDERER', '和平区水务局']]);
  });

  test('states 万元 and 元 by its unit, converted exactly', () => {
    const priced = (unit: string) =>
      recordOf(des('513', { ...RESULT, BID_AMOUNT: '90.000025', PRICE_UNIT: unit, PRICE_FORM_CODE: '1' }), 'award').price;
    expect(priced('1')).toMatchObject({ yuan: '900000.25', raw: '90.000025', rawUnit: '万元' });
    expect(priced('0')).toMatchObject({ yuan: '90.000025', rawUnit: '元' });
  });

  test('never takes a rate for an amount, nor an amount without a unit for yuan', () => {
    const price = (columns: Readonly<Record<string, string>>) => recordOf(des('513', { ...RESULT, ...columns }), 'award').price;
    expect(price({ PRICE_FORM_CODE: '2', OTHER_BID_PRICE: '95%' })).toMatchObject({ yuan: null, form: 'RATE', raw: '95%' });
    expect(price({ PRICE_FORM_CODE: '1', BID_AMOUNT: '900' })).toMatchObject({ yuan: null, raw: '900', rawUnit: null });
  });

  test('of performance has its settlement in yuan only where the owner said the unit, which the table does not state', () => {
    const bytes = des('522', { SETTLE_PRICE: '912.5' });
    const settled = (tables: RowReading['tables']) =>
      ((changeOf(bytes, { tables }) as RowRead).records[0] as RecordOf<'performance'>).settlement;
    expect(settled(READING.tables)).toMatchObject({ yuan: null, raw: '912.5' });
    expect(settled(nationalTables('ENGINEERING', '万元'))).toMatchObject({ yuan: '9125000', rawUnit: '万元' });
  });

  test('of candidates keeps its unit in a misspelt column, which is the contract', () => {
    const columns = { WIN_CANDIDATE_NAME: '中建某局', WIN_CANDIDATE_ORDER: '1', BID_PRICE: '12.5', PRICE_FORM_CODE: '1', PRICE_UINT: '1' };
    expect(recordOf(des('510', columns), 'award')).toMatchObject({ status: 'CANDIDATE', rank: 1, price: { yuan: '125000' } });
  });

  test('of table 513 is a notice and an award, of table 506 a notice and an opening', () => {
    expect(readOf(des('513', RESULT)).records.map(({ kind }) => kind)).toEqual(['notice', 'award']);
    expect(readOf(des('506', { NOTICE_NAME: '开标记录' })).records.map(({ kind }) => kind)).toEqual(['opening', 'notice']);
  });

  test('of table 503 is a correction when its nature says so', () => {
    const kind = (nature: string) => recordOf(des('503', { ...BULLETIN, NOTICE_NATURE: nature }), 'notice').noticeKind;
    expect([kind('1').code, kind('2').code]).toEqual(['ANNOUNCEMENT', 'CORRECTION']);
  });

  test('splits lists at half-width semicolons, a list of one with a trailing separator too', () => {
    const notice = recordOf(
      des('503', { ...BULLETIN, BID_SECTION_CODES: `${CODE}001;${CODE}002`, UNIFIED_DEAL_CODES: 'A02-1;' }),
      'notice',
    );
    expect(notice.lotCodes).toEqual([`${CODE}001`, `${CODE}002`]);
    expect(notice.dealCodes).toEqual(['A02-1']);
  });

  test('names its files, bare or wrapped, without the deleted ones', () => {
    const source = (path: string, gone: string) =>
      `<SOURCE><FILE_NAME>${path}</FILE_NAME><BINARY_CONTENT>${path}</BINARY_CONTENT><IS_DELETE>${gone}</IS_DELETE></SOURCE>`;
    const more = `${source('a.pdf', '')}<FILECONTEXT>${source('b.pdf', '')}${source('c.pdf', '1')}</FILECONTEXT>`;
    const notice = recordOf(des('503', BULLETIN, { more }), 'notice');
    expect(notice.attachments.map(({ url }) => url)).toEqual(['a.pdf', 'b.pdf']);
  });

  test('keeps an unknown code raw and tells the work-list', () => {
    const change = readOf(des('501', { TENDER_PROJECT_NAME: 'x', TENDER_MODE: '7' }));
    expect(change.records[0]).toMatchObject({ method: { code: null, raw: '7' } });
    expect(change.findings).toMatchObject([{ code: 'UNKNOWN_CODE', severity: 'WARNING', column: 'TENDER_MODE', list: 'TENDER_MODE' }]);
  });

  test('withholds a citizen’s id number from a party’s code', () => {
    const award = recordOf(des('513', { ...RESULT, WIN_BIDDER_NAME: '张三', WIN_BIDDER_CODE: '11010519491231002X' }), 'award');
    expect(award.parties).toMatchObject([{ name: '张三', code: null, codeKind: 'WITHHELD' }]);
  });

  test('of tables 701 and 753 names the buyer in SELLER_*, of 700 and 750 the seller', () => {
    const columns = { PROJECT_CODE: 'G32025LN1', PROJECT_NAME: '股权', SELLER_NAME: '某公司', TRADE_DATE: '20260301' };
    const roles = ['700', '750', '701', '753'].map((table) =>
      readOf(des(table, columns)).records.flatMap((record) => ('parties' in record ? record.parties.map(({ role }) => role) : [])),
    );
    expect(roles).toEqual([['SELLER'], ['SELLER'], ['BUYER'], ['BUYER']]);
  });

  test('of a procurement table belongs to procurement, whatever system sent it', () => {
    const columns = { PURCHASE_PROJECT_CODE: '巩财询价采购-2026-3', PURCHASE_PROJECT_NAME: '电脑', PURCHASE_SECTION_NAME: '一包' };
    expect(recordOf(des('550', columns), 'project')).toMatchObject({ sector: 'PROCUREMENT', nativeId: '巩财询价采购-2026-3' });
  });

  test('tells its owner of columns that the specification does not have', () => {
    const { findings } = readOf(des('503', { ...BULLETIN, NOTICE_TEXT: '改了名的正文' }));
    expect(findings.map(({ code, severity, column }) => `${severity} ${code} ${column}`)).toEqual(['NOTE UNKNOWN_COLUMN NOTICE_TEXT']);
  });

  test('is kept out when it is a test, with the title that says so', () => {
    expect(changeOf(des('501', { TENDER_PROJECT_NAME: '【系统测试】工程' }))).toMatchObject({
      type: 'UNREADABLE',
      findings: [{ code: 'TEST_ROW', severity: 'ERROR', column: 'TENDER_PROJECT_NAME' }],
    });
  });

  test('is read and marked when it is another platform’s', () => {
    const { findings } = readOf(des('501', { TENDER_PROJECT_NAME: '工程', PLATFORM_CODE: '111111122222229998' }));
    expect(findings.map(({ code, column }) => `${code} ${column}`)).toEqual(['FOREIGN_PLATFORM PLATFORM_CODE']);
  });

  test('has the same key and hash when it is sent again later', () => {
    const [first, again] = ['20260301080000000', '20260401080000000'].map((time) => readOf(des('503', BULLETIN, { time })));
    expect(again).toMatchObject({ rowKey: first!.rowKey, rawHash: first!.rawHash });
  });

  test('that is deleted needs its title only', () => {
    const bytes = Buffer.from('<DES><TITLE><DATA_NO>507</DATA_NO><DATA_TYPE>3</DATA_TYPE><DATA_KEY>K1</DATA_KEY></TITLE></DES>');
    expect(changeOf(bytes)).toEqual({ type: 'DELETED', rowKey: '507-K1', sourceUpdatedAt: null });
  });

  test('of a secret table stays where it is', () => {
    expect(readRow({ bytes: des('520', { BIDDER_NAME: 'x' }), escaped: false }, READING)).toBeNull();
  });
});

describe('a row of the evaluation', () => {
  test('is an evaluator without the id card', () => {
    const columns = { EXPERT_NAME: '张三', EXPERT_TYPE: '1', ID_CARD: 'ID-SECRET', ID_CARD_TYPE: '01', IS_CHAIR_MAN: '1' };
    const { records, findings } = readOf(des('508', { ...columns, EXPERT_CHECK_IN_TIME: '20260301083000' }));
    expectCompleteRecord(records[0]!);
    expect(records).toMatchObject([{ kind: 'evaluator', projectNativeId: CODE, name: '张三', type: '1', isChair: true }]);
    expect(JSON.stringify([records, findings])).not.toMatch(/ID-SECRET|UNKNOWN_COLUMN/u);
  });

  test('is a fingerprint of a bid file without what its tools report', () => {
    const machine = { CPU_ID: 'BFEBFBFF000906EA', HARD_DISK_SERIAL_NUMBER: 'S3Z8', NET_ID: '192.0.2.7', MAC_ADDRESS: '00-16-3E-00-00-01' };
    const bid = { BIDDER_NAME: '甲公司', BIDDER_ORG_CODE: '91210100MA0UB7NQ1D', BID_DOCUMENT_SIDE: '20MB', BID_DOCUMENT_MD5: 'd41d8cd9' };
    const { records, findings } = readOf(des('519', { ...bid, ...machine, VALUATION_XML: 'XML-SECRET', BIDDER_ROLE: '03' }));
    expectCompleteRecord(records[0]!);
    expect(records).toMatchObject([
      {
        ...{ kind: 'bidFile', projectNativeId: CODE, bidder: { role: 'BIDDER', name: '甲公司' }, documentSize: '20MB' },
        ...{ cpuId: 'BFEBFBFF000906EA', diskSerial: 'S3Z8', memorySerial: null, ipAddress: '192.0.2.7', macAddress: '00-16-3E-00-00-01' },
      },
    ]);
    expect(JSON.stringify([records, findings])).not.toMatch(/XML-SECRET|UNKNOWN_COLUMN/u);
  });

  test('that cannot be read may be of a bid', () => {
    for (const table of ['508', '519']) expect(changeOf(des(table, {}))).toMatchObject({ type: 'UNREADABLE', mayHoldBids: true });
  });
});

const RESULT = { NOTICE_NAME: '中标结果', NOTICE_SEND_TIME: '20260301080000' };
const BULLETIN = { NOTICE_NAME: '招标公告', NOTICE_SEND_TIME: '20260301080000', BULLETIN_TYPE: '1' };

describe('an unreadable row', () => {
  test('tells all its faults in the owner’s columns', () => {
    expect(faultsOf(des('502', { BID_SECTION_NAME: '暂无', TENDER_PROJECT_CODE: '' }))).toEqual([
      'MISSING TENDER_PROJECT_CODE',
      'MISSING BID_SECTION_CODE',
      'MISSING BID_SECTION_NAME',
    ]);
    expect(faultsOf(des('503', { NOTICE_SEND_TIME: '昨天' }))).toEqual([
      'MISSING BULLETIN_TYPE',
      'MISSING NOTICE_NAME',
      'NOT_A_TIME NOTICE_SEND_TIME',
    ]);
  });

  test('keeps its bytes, table, key and project though its bytes are no GBK', () => {
    const good = des('503', { ...BULLETIN, NOTICE_CONTENT: '内容@' });
    const bytes = Buffer.from(good.toString('latin1').replace('@', '\xff'), 'latin1');
    const read = readRow({ bytes, escaped: false }, READING)!;
    expect(read.projectNativeId).toBe(CODE);
    expect(read.change).toMatchObject({ type: 'UNREADABLE', table: '503', rowKey: '503-2101503202603010000001', rawBytes: bytes });
    expect(faultsOf(bytes)).toEqual(['BAD_BYTES NOTICE_CONTENT']);
  });

  test('is one whose UTF-8 would come out as other characters', () => {
    expect(faultsOf(Buffer.from(iconv.decode(des('503', BULLETIN), 'gbk'), 'utf8'))).toEqual(['BAD_BYTES ']);
  });

  test.each([
    ['no TITLE', '<DES><CONTEXT/></DES>', ['BAD_SHAPE TITLE', 'BAD_SHAPE DATA_NO', 'BAD_SHAPE DATA_KEY', 'BAD_SHAPE DATA_TYPE']],
    [
      'a column twice',
      des('503', BULLETIN).toString('latin1').replace('</CONTEXT>', '<URL>1</URL><URL>2</URL></CONTEXT>'),
      ['BAD_SHAPE URL'],
    ],
    ['a column of elements', des('503', BULLETIN).toString('latin1').replace('</CONTEXT>', '<URL><b/></URL></CONTEXT>'), ['BAD_SHAPE URL']],
    ['mismatched tags', '<DES><TITLE></DES></TITLE>', ['BAD_SHAPE ']],
    ['an entity', '<!DOCTYPE DES [<!ENTITY a "b">]><DES>&a;</DES>', ['BAD_SHAPE ']],
  ])('is one with %s', (_, xml, faults) => {
    expect(faultsOf(Buffer.from(xml, 'latin1'))).toEqual(faults);
  });

  test('is one of a table that nobody mapped', () => {
    expect(faultsOf(des('999', {}))).toEqual(['BAD_SHAPE DATA_NO']);
  });
});

describe('cutting rows out of an answer', () => {
  const rows = (text: string) => cutRows(iconv.encode(text, 'gbk')).rows.map(({ bytes }) => iconv.decode(Buffer.from(bytes), 'gbk'));

  test('finds them escaped or plain, and nothing that only begins like one', () => {
    expect(rows('<r>&lt;DATAS&gt;&lt;DES&gt;一&lt;/DES&gt;&lt;DES M="1"&gt;二&lt;/DES&gt;&lt;/DATAS&gt;</r>')).toEqual([
      '&lt;DES&gt;一&lt;/DES&gt;',
      '&lt;DES M="1"&gt;二&lt;/DES&gt;',
    ]);
    expect(rows('<DATAS><DESCRIPTION/><DES>三</DES></DATAS>')).toEqual(['<DES>三</DES>']);
  });

  test('leaves a half row in the frame, where it breaks the answer', () => {
    const { frame, rows: cut } = cutRows(Buffer.from('<DATAS><DES>1</DES><DES>2'));
    expect(cut).toHaveLength(1);
    expect(Buffer.from(frame).toString()).toBe('<DATAS><DES>2');
  });
});

const SPECIFICATION = '../shared/data/national-data-spec/data-spec-v4.json';
const isThere = existsSync(SPECIFICATION) || process.env.CI !== undefined;

describe.skipIf(!isThere)('the mapping tables against the national specification', () => {
  interface Specification {
    readonly tables: readonly { readonly dataNo: string; readonly name: string; readonly fields: readonly { readonly name: string }[] }[];
  }
  /** DATA_KEY is the TITLE's; PLATFORM_CODE is in every table; the others are stated by some owners and absent from the printed table. */
  const BESIDE = [
    'DATA_KEY',
    'DATA_TIMESTAMP',
    'PLATFORM_CODE',
    'REGION_CODE',
    'INVEST_PROJECT_CODE',
    'URL',
    'UNIFIED_DEAL_CODE',
    'BID_SECTION_CODE',
    'PRICE_UNIT',
    'OTHER_PRICE',
    'OTHER_BID_PRICE',
    'PRICE_FORM_CODE',
  ];

  test('read columns under the names that the wire has', () => {
    const { tables } = JSON.parse(readFileSync(SPECIFICATION, 'utf8')) as Specification;
    for (const [number, table] of Object.entries(nationalTables('ENGINEERING'))) {
      const specified = tables.find(({ dataNo }) => dataNo === number);
      const columns = table.parts.flatMap(recordColumns);
      expect(specified?.fields.filter((field) => !isAgreedColumn(number, field.name))).toEqual([]);
      const known = new Set([...(specified?.fields.map(({ name }) => name) ?? []), ...BESIDE]);
      expect({ number, name: table.name, unknown: columns.filter((column) => !known.has(column)) }).toEqual({
        number,
        name: specified?.name,
        unknown: [],
      });
    }
  });
});
