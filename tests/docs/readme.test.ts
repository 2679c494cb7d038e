import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../neighbours/free-port.ts';

const readme = readFileSync('README.md', 'utf8');
const query = /```graphql\n([\s\S]+?)```/u.exec(readme)![1]!;
const answer = JSON.parse(/```json\n([\s\S]+?)```/u.exec(readme)![1]!) as unknown;
const adapterCommands = [...readme.matchAll(/^npm run (adapter -- [^#\n]+)/gmu)].map((match) => match[1]!.trim().split(/\s+/u));

let dataDir: string;
let url: string;
let province: ChildProcess;

const ask = async (asked: string): Promise<unknown> => {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: asked }) };
  return (await fetch(url, request)).json();
};

/** The province offers no event for "first load complete"; `coverage` is where a front-end sees it. */
async function untilComplete(): Promise<void> {
  const complete = async () =>
    JSON.stringify(await ask('{ projects(first: 1) { coverage { complete } } }').catch(() => null)).includes('"complete":true');
  const endMs = Date.now() + 170_000;
  while (!(await complete())) {
    if (Date.now() > endMs) throw new Error('the province was not complete in time');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yiwang-readme-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}/graphql`;
  const environment = { ...process.env, PORT: String(port), YIWANG_DATA_DIR: dataDir };
  province = spawn('npm', ['start'], { env: environment, stdio: 'ignore', detached: true });
  await untilComplete();
}, 180_000);

afterAll(async () => {
  const ended = new Promise((resolve) => province.once('exit', resolve));
  process.kill(-province.pid!, 'SIGTERM');
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the README', () => {
  it('shows the answer that its query gets after `npm start`', async () => {
    expect(await ask(query)).toEqual(answer);
  });

  it.each(adapterCommands)('its command npm run %s works', (...words) => {
    const environment = { ...process.env, YIWANG_DATA_DIR: dataDir };
    expect(() => execFileSync('npm', ['run', '-s', ...words], { env: environment, stdio: 'pipe' })).not.toThrow();
  });
});
