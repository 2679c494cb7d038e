import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

interface Ready {
  readonly type: 'ready';
  readonly endpoints: Readonly<Record<string, string>>;
  readonly control: string;
}

const PROVINCE = `
province: { code: '210000', name: 辽宁省 }
systems:
  - { id: sy-property, name: 沈阳市产权交易系统, sector: PROPERTY_RIGHTS, region: '210100', operator: 12210100MBAJBG480Q, profile: file-drop, endpoint: sandbox }
  - { id: elsewhere, name: 别处, sector: PROPERTY_RIGHTS, region: '210200', operator: 12210100MBAJBG480Q, profile: file-drop, endpoint: /srv/drop }
`;

describe('the sandbox process', () => {
  let folder: string;
  let child: ChildProcess;
  let ready: Ready;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    writeFileSync(join(folder, 'province.yaml'), PROVINCE);
    const env = { ...process.env, YIWANG_PROVINCE: join(folder, 'province.yaml'), YIWANG_DATA_DIR: folder };
    child = spawn(process.execPath, ['adapters/sandbox/main.ts'], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    [ready] = (await once(child, 'message')) as [Ready];
  });

  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  async function control(path: string, init?: RequestInit): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(ready.control + path, init);
    return { status: response.status, body: await response.json() };
  }

  test('says where each system whose endpoint is the word sandbox listens', () => {
    expect(ready).toMatchObject({
      type: 'ready',
      endpoints: { 'sy-property': expect.stringMatching(/^sftp:\/\/127\.0\.0\.1:\d+\/drop$/u) },
    });
    expect(Object.keys(ready.endpoints)).toEqual(['sy-property']);
  });

  test('shows and changes the fault of a system', async () => {
    const changed = await control('/systems/sy-property/fault', {
      method: 'PUT',
      body: JSON.stringify({ mode: 'LATENCY', latencyMs: 40 }),
    });
    expect(changed.status).toBe(200);
    const listed = await control('/systems');
    expect(listed.body).toEqual([
      { id: 'sy-property', endpoint: ready.endpoints['sy-property'], fault: { mode: 'LATENCY', latencyMs: 40 }, calls: 0 },
    ]);
  });

  test('refuses a fault that does not exist, a system that does not exist, and web pages', async () => {
    const put = (path: string, body: string, headers = {}) => control(path, { method: 'PUT', body, headers });
    expect((await put('/systems/sy-property/fault', '{"mode":"FIRE"}')).status).toBe(400);
    expect((await put('/systems/sy-property/fault', 'no JSON')).status).toBe(400);
    expect((await put('/systems/elsewhere/fault', '{"mode":"DROP"}')).status).toBe(404);
    expect((await put('/systems/sy-property/fault', '{"mode":"DROP"}', { origin: 'http://evil.example' })).status).toBe(403);
    expect((await control('/systems')).body).toMatchObject([{ fault: { mode: 'NONE' } }]);
  });

  test('ends when its parent goes away', async () => {
    const ended = once(child, 'exit');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });

  test('ends on TERM', async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
