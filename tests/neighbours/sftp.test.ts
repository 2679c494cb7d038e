import iconv from 'iconv-lite';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter } from '../../adapters/adapter.ts';
import { profile } from '../../adapters/profiles/file-drop/index.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { createGuard } from '../../adapters/resilience/guard.ts';
import { changesOf, NEVER, pagesAfter } from '../contract/read-changes.ts';
import { SSHD, startSshd, type StartedSshd } from './start-sshd.ts';

const HEAD = 'PROJECT_NAME,PROJECT_CODE,BID_CODE,SELLER_NAME,PUBLISH_DATE,PROJECT_PRICE,PRICE_UNIT,DATA_TIMESTAMP';

test.runIf(process.env['CI'] !== undefined)('OpenSSH is there in CI', () => {
  expect(SSHD).not.toBeNull();
});

describe.skipIf(SSHD === null)('a drop folder on a real OpenSSH server', () => {
  let server: StartedSshd;
  let folder: string;
  let adapter: Adapter;

  beforeAll(async () => void (server = await startSshd()));
  afterAll(() => server.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drop-'));
    adapter = connect(server.hostKeySha256);
  });
  afterEach(async () => {
    await adapter.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function connect(hostKeySha256: string): Adapter {
    const limits = { requestsPerSecond: 1_000, concurrency: 2, timeoutMs: 2_000 };
    const system: LegacySystem = {
      id: 'test-sftp',
      name: '测试',
      sector: 'PROPERTY_RIGHTS',
      region: '210100',
      operator: '12210100410581687R',
      profile: 'file-drop',
      endpoint: `sftp://127.0.0.1:${server.port}${folder}`,
      limits,
      freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
      options: {},
    };
    const options = profile.options.parse({ user: server.user, hostKeySha256 });
    return profile.connect({
      system,
      options,
      secret: server.key,
      guard: createGuard({ system: system.id, limits }),
      now: () => new Date(),
    });
  }

  function drop(name: string, lines: readonly (string | Buffer)[]): void {
    const bytes = [HEAD, ...lines].flatMap((line) => [
      typeof line === 'string' ? iconv.encode(line, 'gb18030') : line,
      Buffer.from('\r\n'),
    ]);
    writeFileSync(join(folder, name), Buffer.concat(bytes));
    writeFileSync(join(folder, `${name}.ok`), '');
  }

  const row = (code: string, name = '沈阳市某某有限公司镕鑫𠮷房产'): string =>
    `${name},${code},BD1,沈阳市产权公司,20250301,12.5,1,20250301120000`;

  test('gives every character of GB18030, the four-byte ones too', async () => {
    drop('20250301120000_700_1.csv', [row('A1')]);
    const [dossier] = await adapter.findByIds(['A1'], NEVER);
    expect(dossier).toMatchObject({ records: [{ title: '沈阳市某某有限公司镕鑫𠮷房产', budget: { yuan: '125000' } }, {}, {}] });
  });

  test('does not count a file before its marker is there', async () => {
    drop('20250301120000_700_1.csv', [row('A1')]);
    renameSync(join(folder, '20250301120000_700_1.csv.ok'), join(folder, 'later'));
    expect(await pagesAfter(adapter, null)).toEqual([]);
    renameSync(join(folder, 'later'), join(folder, '20250301120000_700_1.csv.ok'));
    expect(changesOf(await pagesAfter(adapter, null))).toMatchObject([{ type: 'READ', rowKey: '700:A1:BD1' }]);
  });

  test('keeps bad bytes and wrong column counts within their row', async () => {
    const bad = Buffer.concat([iconv.encode('坏', 'gb18030'), Buffer.from([0xff]), Buffer.from(',A2,BD1,x,20250301,1,1,20250301120000')]);
    drop('20250301120000_700_1.csv', [row('A1'), bad, 'too,A3,few', row('A4')]);
    const changes = changesOf(await pagesAfter(adapter, null));
    expect(changes.map(({ type, rowKey }) => [type, rowKey])).toEqual([
      ['READ', '700:A1:BD1'],
      ['UNREADABLE', '700:A2:BD1'],
      ['UNREADABLE', null],
      ['READ', '700:A4:BD1'],
    ]);
    expect(changes[1]).toMatchObject({ findings: [{ code: 'BAD_BYTES', column: 'PROJECT_NAME' }], rawBytes: bad });
  });

  test('of a server with another host key is not read', async () => {
    const wrong = connect('A'.repeat(43));
    await expect(wrong.ping(NEVER)).rejects.toMatchObject({ code: 'UNREACHABLE' });
    await wrong.close();
  });

  test('that is gone is a failure, and read again once it is back', async () => {
    drop('20250301120000_700_1.csv', [row('A1')]);
    renameSync(folder, `${folder}-away`);
    await expect(adapter.ping(NEVER)).rejects.toMatchObject({ code: 'UNREACHABLE' });
    renameSync(`${folder}-away`, folder);
    await expect(adapter.ping(NEVER)).resolves.toBeUndefined();
  });
});
