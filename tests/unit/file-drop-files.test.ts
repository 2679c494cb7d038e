import iconv from 'iconv-lite';
import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/file-drop/index.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';
import { changesOf, NEVER, pagesAfter } from '../contract/read-changes.ts';

const COLUMNS = ['PROJECT_NAME', 'PROJECT_CODE', 'BID_CODE', 'SELLER_NAME', 'PUBLISH_DATE', 'PROJECT_PRICE', 'PRICE_UNIT'];
const VALUES = ['某股权', 'A1', 'BD1', '甲公司', '20250301', '100', '0'];

describe('files dropped in a folder', () => {
  let folder: string;
  let adapter: Adapter;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drop-'));
    const limits = { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 2_000 };
    const system = {
      id: 'test-drop',
      name: '测试',
      sector: 'PROPERTY_RIGHTS' as const,
      region: '210100',
      operator: '12210100410581687R',
      profile: 'file-drop',
      endpoint: `file://${folder}`,
      limits,
      freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
      options: {},
    };
    const options = profile.options.parse({ maxFileMegabytes: 1 });
    adapter = profile.connect({ system, options, secret: null, guard: createGuard({ system: system.id, limits }), now: () => new Date() });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function drop(name: string, content: string | Buffer): void {
    writeFileSync(join(folder, name), typeof content === 'string' ? iconv.encode(content, 'gb18030') : content);
    writeFileSync(join(folder, `${name}.ok`), '');
  }

  const message = (changes: Readonly<Record<string, string>> = {}, type = '1'): string => {
    const row = { ...Object.fromEntries(COLUMNS.map((column, index) => [column, VALUES[index]!])), ...changes };
    const context = Object.entries(row).map(([name, value]) => `<${name}>${value}</${name}>`);
    return `<DES><TITLE><DATA_NO>750</DATA_NO><DATA_TYPE>${type}</DATA_TYPE></TITLE><CONTEXT>${context.join('')}</CONTEXT></DES>`;
  };
  const xml = (...messages: readonly string[]): string =>
    `<?xml version="1.0" encoding="GB18030"?>\n<DATASET>${messages.join('\n')}</DATASET>`;
  const csv = (...lines: readonly string[]): string => [COLUMNS.join(','), ...lines].join('\n');
  const read = async () => changesOf(await pagesAfter(adapter, null));
  const kinds = async () => (await read()).map(({ type, rowKey }) => `${type} ${rowKey}`);

  test('come as one message or as a list', async () => {
    drop('20250301000000_750_1.xml', xml(message(), message({ PROJECT_CODE: 'A2' })));
    drop('20250302000000_750_2.xml', `<?xml version="1.0" encoding="GB18030"?>${message({ PROJECT_CODE: 'A3' })}`);
    expect(await kinds()).toEqual(['READ 750:A1:BD1', 'READ 750:A2:BD1', 'READ 750:A3:BD1']);
  });

  test('that end in the middle of a row give the rows before it, and the rest as unreadable', async () => {
    drop('20250301000000_750_1.xml', xml(message(), message({ PROJECT_CODE: 'A2' })).slice(0, -60));
    const changes = await read();
    expect(changes).toMatchObject([{ type: 'READ' }, { type: 'UNREADABLE', findings: [{ code: 'BAD_SHAPE' }] }]);
    expect(changes[1]).toMatchObject({ rawBytes: expect.toSatisfy((bytes: Uint8Array) => Buffer.from(bytes).includes('A2')) });
  });

  test.each([
    ['a DOCTYPE', '<!DOCTYPE DATASET [<!ENTITY a "b">]><DATASET></DATASET>'],
    ['a DOCTYPE before rows', '<!DOCTYPE DATASET><DATASET>ROWS</DATASET>'],
    ['text between rows', '<DATASET>ROWS hello</DATASET>'],
    ['no XML', 'PK\u0003\u0004'],
    ['nothing', ''],
  ])('with %s are told to their owner', async (_, content) => {
    drop('20250301000000_750_1.xml', content.replace('ROWS', message()));
    expect((await read()).at(-1)).toMatchObject({ type: 'UNREADABLE', findings: [{ severity: 'ERROR' }] });
  });

  test('with an entity of their own, a repeated column or a wrong nesting lose that row only', async () => {
    drop(
      '20250301000000_750_1.xml',
      xml(message({ PROJECT_NAME: '&x;' }), message({ BID_CODE: '1</BID_CODE><BID_CODE>2' }), '<DES><TITLE></DES>', message()),
    );
    expect((await read()).map(({ type }) => type)).toEqual(['UNREADABLE', 'UNREADABLE', 'UNREADABLE', 'READ']);
  });

  test('may hold comments, but no row within one', async () => {
    drop('20250301000000_750_1.xml', xml('<!-- 导出 -->', message()));
    drop('20250301000000_750_2.xml', xml(`<!-- ${message({ PROJECT_CODE: 'A2' })} -->`, message({ PROJECT_CODE: 'A3' })));
    expect(await kinds()).toEqual(['READ 750:A1:BD1', 'UNREADABLE null']);
  });

  test('keep quoted commas, quotes and lines within their field', async () => {
    drop('20250301000000_750_1.csv', csv('"某""股权"",\n第二行",A1,BD1,甲公司,20250301,100,0'));
    const [change] = await read();
    expect(change).toMatchObject({ type: 'READ', records: [{ title: '某"股权",\n第二行' }, {}, {}] });
  });

  test('are UTF-8 where they begin with its byte order mark', async () => {
    drop('20250301000000_750_1.csv', Buffer.from(`\ufeff${csv(VALUES.join(','))}`));
    expect(await read()).toMatchObject([{ type: 'READ', records: [{ title: '某股权' }, {}, {}] }]);
  });

  test('with lines that end in a carriage return alone are told to their owner', async () => {
    drop('20250301000000_750_1.csv', csv(VALUES.join(',')).replaceAll('\n', '\r'));
    drop('20250302000000_750_2.csv', csv(`${VALUES.join(',')}\rA2`));
    expect((await read()).map(({ type }) => type)).toEqual(['UNREADABLE', 'UNREADABLE']);
  });

  test('that come late with an old time of their own are found', async () => {
    drop('20250301000000_750_1.csv', csv(VALUES.join(',')));
    const { cursor } = (await pagesAfter(adapter, null)).at(-1)!;
    drop('20240101000000_750_2.csv', csv(VALUES.join(',').replace('A1', 'A2')));
    const longAgo = new Date('2024-01-01T00:00:00Z');
    for (const suffix of ['', '.ok']) utimesSync(join(folder, `20240101000000_750_2.csv${suffix}`), longAgo, longAgo);
    expect(changesOf(await pagesAfter(adapter, cursor)).map(({ rowKey }) => rowKey)).toEqual(['750:A2:BD1']);
  });

  test('with a quote that is never closed lose that row only', async () => {
    drop(
      '20250301000000_750_1.csv',
      csv('"某股权,A1,BD1,甲公司,20250301,100,0', ...['A2', 'A3'].map((code) => VALUES.with(1, code).join(','))),
    );
    expect((await read()).map(({ type }) => type)).toEqual(['UNREADABLE', 'READ', 'READ']);
  });

  test('that are UTF-8 although GB18030 was agreed are not read as other characters', async () => {
    drop('20250301000000_750_1.csv', Buffer.from(csv(VALUES.join(',')), 'utf8'));
    expect(await read()).toMatchObject([
      {
        type: 'UNREADABLE',
        findings: [
          { column: 'PROJECT_NAME', code: 'BAD_BYTES' },
          { column: 'SELLER_NAME', code: 'BAD_BYTES' },
        ],
      },
    ]);
  });

  test('with names or tables that nobody agreed on, or too large, are kept out and told', async () => {
    drop('readme.csv', csv(VALUES.join(',')));
    drop('20250301000000_999_1.csv', csv(VALUES.join(',')));
    drop('20250301000000_750_1.csv', Buffer.alloc(1024 * 1024 + 1, 'a'));
    drop('20250301000000_750_2.csv', 'what,ever\n1,2');
    expect((await read()).map(({ type }) => type)).toEqual(['UNREADABLE', 'UNREADABLE', 'UNREADABLE', 'UNREADABLE']);
  });

  test('are never followed out of the folder', async () => {
    symlinkSync('/etc/passwd', join(folder, '20250301000000_750_1.csv'));
    writeFileSync(join(folder, '20250301000000_750_1.csv.ok'), '');
    expect(await read()).toEqual([]);
  });

  test('may delete by list or by message', async () => {
    drop('20250301000000_750_1.xml', xml(message(), message({ PROJECT_CODE: 'A2' })));
    drop('20250302000000_DELETE_1.csv', 'DATA_NO,PROJECT_CODE,BID_CODE\n750,A1,BD1');
    drop('20250302000000_750_2.xml', xml(message({ PROJECT_CODE: 'A2' }, '3')));
    expect((await kinds()).filter((kind) => kind.startsWith('DELETED')).sort()).toEqual(['DELETED 750:A1:BD1', 'DELETED 750:A2:BD1']);
    expect(await adapter.findByIds(['A1', 'A2'], NEVER)).toEqual([null, null]);
  });

  test('of a second listing belong to the same project', async () => {
    const first = { PROJECT_CODE: 'G32025SH1000391', PROJECT_PRICE: '100' };
    drop('20250301000000_750_1.xml', xml(message(first)));
    drop('20250501000000_750_1.xml', xml(message({ ...first, PROJECT_CODE: 'G32025SH1000391-2', PROJECT_PRICE: '90' })));
    const [dossier] = await adapter.findByIds(['G32025SH1000391'], NEVER);
    expect(dossier).toMatchObject({
      records: expect.arrayContaining([expect.objectContaining({ kind: 'project', budget: expect.objectContaining({ yuan: '90' }) })]),
    });
    const notices = (dossier as { records: readonly { kind: string; nature?: { code: string } }[] }).records.filter(
      ({ kind }) => kind === 'notice',
    );
    expect(notices.map(({ nature }) => nature?.code)).toEqual(['NORMAL', 'RETENDER']);
  });

  test('that their owner removed are forgotten, and the others not read again', async () => {
    drop('20250301000000_750_1.csv', csv(VALUES.join(',')));
    drop('20250302000000_750_2.csv', csv(VALUES.with(1, 'A2').join(',')));
    const { cursor } = (await pagesAfter(adapter, null)).at(-1)!;
    for (const end of ['', '.ok']) rmSync(join(folder, `20250301000000_750_1.csv${end}`));
    drop('20250303000000_750_3.csv', csv(VALUES.with(1, 'A3').join(',')));
    const pages = await pagesAfter(adapter, cursor);
    expect(changesOf(pages).map(({ rowKey }) => rowKey)).toEqual(['750:A3:BD1']);
    expect(pages.at(-1)!.cursor.length).toBeLessThanOrEqual(cursor.length);
  });

  test('are read from the beginning with a cursor that is none', async () => {
    drop('20250302000000_750_1.csv', csv(VALUES.join(',')));
    expect(changesOf(await pagesAfter(adapter, '{"not":"ours"}'))).toHaveLength(1);
  });
});
