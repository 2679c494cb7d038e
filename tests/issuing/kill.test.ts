import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDealCode } from '../../schema/identifiers/deal-code.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { POSTGRES_FOLDER, startPostgres } from '../neighbours/start-postgres.ts';
import { generator } from '../sync/scripted-adapter.ts';
import { acknowledged, requestOf } from './asked-codes.ts';
import { startProgram, type Program } from './killed-program.ts';

const ASKERS = 8;
const ISSUER = '12210000MB0YW2108J';
const LIMIT_MS = 400_000;

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'yiwang-issuing-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const fileOf = (asker: number) => join(folder, `acknowledged-${asker}`);

/** Kills a program somewhere within the answers it has yet to get, so many times, and starts it again until it is done. */
async function killedTimes(kills: number, start: () => Program, random: () => number, within: number): Promise<number> {
  let killed = 0;
  for (;;) {
    const program = start();
    if (killed < kills) {
      await program.written(1 + Math.floor(random() * within));
      await setTimeout(random() * 5);
      program.kill();
    }
    if ((await program.ended) === 'DONE') return killed;
    killed += 1;
  }
}

/** None lost, none twice, and every answer is given again to who asks again. */
async function expectEachOnce(store: Store, count: number): Promise<void> {
  const lines = Array.from({ length: ASKERS }, (_, asker) => acknowledged(fileOf(asker))).flat();
  const codes = new Map(lines);
  expect(lines.length, 'some are asked by two').toBeGreaterThan(count);
  expect(codes.size).toBe(count);
  expect(lines.filter(([number, code]) => codes.get(number) !== code)).toEqual([]);
  expect(new Set(codes.values()).size).toBe(count);
  const sequences = new Set([...codes.values()].map((code) => `${parseDealCode(code)!.date} ${parseDealCode(code)!.sequence}`));
  expect(sequences.size).toBe(count);
  const again = await Promise.all([...codes.keys()].map((number) => store.dealCodes.issue(requestOf(number))));
  expect(again.filter(({ alreadyIssued }) => !alreadyIssued)).toEqual([]);
  expect(again.map(({ dealCode }) => dealCode)).toEqual([...codes.values()]);
}

describe('deal codes under SIGKILL', () => {
  it.skipIf(POSTGRES_FOLDER === null && !process.env.CI)(
    'are given once by eight writers on one PostgreSQL that are killed and started again: 20,000 codes',
    { timeout: LIMIT_MS },
    async () => {
      const count = 20_000;
      const postgres = await startPostgres();
      const random = generator(23);
      const startedMs = performance.now();
      const kills = await Promise.all(
        Array.from({ length: ASKERS }, (_, asker) => {
          const args = [postgres.url, fileOf(asker), ...[asker, ASKERS, count].map(String)];
          return killedTimes(3, () => startProgram('ask-store', args), random, 700);
        }),
      );
      const seconds = (performance.now() - startedMs) / 1_000;
      expect(kills.reduce((total, killed) => total + killed, 0)).toBe(3 * ASKERS);
      console.log(`${count} codes in ${seconds.toFixed(1)} s with 24 kills and restarts: ${Math.round(count / seconds)} codes/s`);
      const store = await openStore({ dataDir: '', databaseUrl: postgres.url, issuer: ISSUER });
      await expectEachOnce(store, count);
      await store.close();
      await postgres.stop();
    },
  );

  it('are given once over HTTP by a server on the embedded store that is killed and started again', { timeout: LIMIT_MS }, async () => {
    const count = 2_000;
    const addressFile = join(folder, 'address');
    await writeFile(addressFile, 'http://127.0.0.1:9/deal-codes');
    const serve = async () => {
      const server = startProgram('serve-codes', [folder]);
      await server.written('http://127.0.0.1:1/deal-codes\n'.length);
      await writeFile(`${addressFile}.new`, server.output().trim());
      await rename(`${addressFile}.new`, addressFile);
      return server;
    };
    const startedMs = performance.now();
    const askers = Array.from({ length: ASKERS }, (_, asker) =>
      startProgram('ask-http', [addressFile, fileOf(asker), ...[asker, ASKERS, count].map(String)]),
    );
    let server = await serve();
    for (const answers of [20, 70, 140, 200]) {
      await Promise.race(askers.map((asker) => asker.written(answers)));
      server.kill();
      expect(await server.ended).toBe('KILLED');
      server = await serve();
    }
    expect(await Promise.all(askers.map(({ ended }) => ended))).toEqual(askers.map(() => 'DONE'));
    const seconds = (performance.now() - startedMs) / 1_000;
    console.log(`${count} codes over HTTP in ${seconds.toFixed(1)} s with 4 kills and restarts: ${Math.round(count / seconds)} codes/s`);
    server.kill();
    await server.ended;
    const store = await openStore({ dataDir: folder, issuer: ISSUER });
    await expectEachOnce(store, count);
    await store.close();
  });
});
