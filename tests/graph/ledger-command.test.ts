import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessRead } from '../../schema/access/ledger.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';

const READ: AccessRead = {
  at: new Date(Date.now() - 200 * 86_400_000).toISOString(),
  role: 'AUDITOR',
  subject: 'auditor-1',
  issuer: 'https://sso.example',
  purpose: '专项审计',
  caseNumber: null,
  operation: 'x',
  fields: ['Query.accessEntries'],
  systems: [],
  rows: 1,
};

let folder: string;
let exported: string;
let head: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yiwang-ledger-'));
  exported = join(folder, 'ledger.jsonl');
  const store = await openStore({ dataDir: folder });
  for (let index = 0; index < 3; index += 1) await store.ledger.append(READ);
  ({ hash: head } = await store.ledger.append({ ...READ, at: new Date().toISOString() }));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const later = () => join(folder, 'later.jsonl');

function run(...words: string[]) {
  const env = { ...process.env, YIWANG_DATA_DIR: folder };
  return spawnSync(process.execPath, ['gateway/start-ledger-command.ts', ...words], { env, encoding: 'utf8' });
}

describe('npm run ledger', () => {
  it('takes the ledger out, and verifies without the store what was taken out', () => {
    const { stdout, stderr, status } = run('export');
    expect(status).toBe(0);
    expect(stderr).toContain(head);
    writeFileSync(exported, stdout);
    expect(stdout.trim().split('\n')).toHaveLength(5);
    expect(run('verify', exported)).toMatchObject({ status: 0, stdout: expect.stringContaining('whole') as string });
    expect(run('verify', exported, '--head', head).status).toBe(0);
  });

  it('names the entry that was changed, or that is missing', () => {
    const lines = readFileSync(exported, 'utf8').trim().split('\n');
    writeFileSync(join(folder, 'changed.jsonl'), lines.with(2, lines[2]!.replace('专项审计', '其他')).join('\n'));
    expect(run('verify', join(folder, 'changed.jsonl'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('entry 2: 内容') as string,
    });
    writeFileSync(join(folder, 'missing.jsonl'), lines.toSpliced(3, 1).join('\n'));
    expect(run('verify', join(folder, 'missing.jsonl'))).toMatchObject({ status: 1, stderr: expect.stringContaining('entry 3') as string });
    writeFileSync(join(folder, 'short.jsonl'), lines.slice(0, 4).join('\n'));
    expect(run('verify', join(folder, 'short.jsonl')).status).toBe(0);
    expect(run('verify', join(folder, 'short.jsonl'), '--head', head)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('entry 4') as string,
    });
  });

  it('removes nothing before its time, and leaves a ledger that verifies', () => {
    expect(run('remove', '179')).toMatchObject({ status: 2, stderr: expect.stringContaining('180') as string });
    expect(run('remove', '190')).toMatchObject({ status: 0, stdout: expect.stringContaining('3 entries') as string });
    writeFileSync(later(), run('export').stdout);
    expect(run('verify', later()).status).toBe(0);
    const kept = readFileSync(later(), 'utf8').trim().split('\n');
    expect(JSON.parse(kept.at(-1)!)).toMatchObject({ purpose: expect.stringContaining('保留期满') as string, rows: 3 });
  });

  it('verifies that an export from before a removal and one from after it join', () => {
    expect(run('verify', exported, later())).toMatchObject({ status: 0 });
    const lines = readFileSync(exported, 'utf8').trim().split('\n');
    writeFileSync(join(folder, 'short.jsonl'), lines.slice(0, 3).join('\n'));
    expect(run('verify', join(folder, 'short.jsonl'), later())).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('entry 3: 与前一份') as string,
    });
  });

  it('does not believe a beginning that the ledger itself has not removed', () => {
    const lines = readFileSync(exported, 'utf8').trim().split('\n');
    const { seq, previousHash } = JSON.parse(lines[3]!) as { seq: number; previousHash: string };
    writeFileSync(join(folder, 'forged.jsonl'), [JSON.stringify({ seq, previousHash }), ...lines.slice(3)].join('\n'));
    expect(run('verify', join(folder, 'forged.jsonl'), '--head', head)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('entry 3: 之前') as string,
    });
  });

  it('says in a sentence what it cannot read, and how it is used', () => {
    writeFileSync(join(folder, 'text.jsonl'), '台账');
    expect(run('verify', join(folder, 'text.jsonl'))).toMatchObject({
      status: 1,
      stderr: expect.not.stringContaining('    at ') as string,
    });
    expect(run('verify', join(folder, 'nothing.jsonl'))).toMatchObject({
      status: 1,
      stderr: expect.not.stringContaining('    at ') as string,
    });
    expect(run('verify').status).toBe(2);
    expect(run('verify', exported, '--head').status).toBe(2);
    expect(run('remove', 'all').status).toBe(2);
  });
});
