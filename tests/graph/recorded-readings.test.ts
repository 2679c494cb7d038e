import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstFault, type LedgerEntry } from '../../schema/access/ledger.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { generator } from '../sync/scripted-adapter.ts';
import { askFor, auditorOf, demoToken } from './restricted-asker.ts';
import { loaded, startGraph, until, type RunningGraph } from './running-graph.ts';

const PROVINCE = 'tests/graph/provinces/one-system.yaml';
const SYSTEM = 'ln-property-rights';
const CASE = '辽审〔2026〕1号';
const FAULTY_ROWS = '{ legacySystems { quarantined(first: 2) { nodes { id } } } }';
const ASKERS = 8;
const LIMIT_MS = 300_000;

let folder: string;
let auditor: Awaited<ReturnType<typeof auditorOf>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-recorded-'));
  auditor = await auditorOf(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The two ways to run the whole; the demo prints its identities in the first only. */
const MODES = {
  embedded: {
    start: (dataDir: string) => startGraph({ province: PROVINCE, dataDir }),
    tokenOf: (graph: RunningGraph) => demoToken(graph, 'AUDITOR'),
  },
  distributed: {
    start: (dataDir: string) =>
      startGraph({ entry: 'gateway/start-distributed.ts', province: PROVINCE, dataDir, identity: auditor.identity }),
    tokenOf: () => Promise.resolve(auditor.token),
  },
} as const;

async function entriesOf({ url }: RunningGraph, token: string): Promise<readonly LedgerEntry[]> {
  const fields = 'seq role subject issuer purpose caseNumber operation fields systems rows';
  const { data } = await askFor(url, `{ accessEntries(first: 200) { nodes { ${fields} } } }`, { token, purpose: '核对台账' });
  return (data!['accessEntries'] as { nodes: LedgerEntry[] }).nodes;
}

/** Everything that a ledger holds once nobody else has its store. */
async function ledgerIn(dataDir: string): Promise<readonly LedgerEntry[]> {
  const store = await openStore({ dataDir });
  const entries: LedgerEntry[] = [];
  for (let page = await store.ledger.after(0, 1_000); page.length > 0; page = await store.ledger.after(page.at(-1)!.seq, 1_000))
    entries.push(...page);
  expect(firstFault(entries, await store.ledger.start(), null)).toBeNull();
  await store.close();
  return entries;
}

interface Asked {
  readonly url: string;
  readonly token: string;
  /** Purposes of the readings that were answered with what is restricted. */
  readonly answered: Set<string>;
}

/** Reads again and again, each time for a purpose of its own, until the signal fires. */
async function keepReading({ url, token, answered }: Asked, name: string, signal: AbortSignal): Promise<void> {
  for (let number = 1; !signal.aborted; number += 1) {
    const purpose = `${name} ${number}`;
    const answer = await askFor(url, FAULTY_ROWS, { token, purpose, caseNumber: CASE }).catch(() => null);
    if (JSON.stringify(answer?.data ?? null).includes('"id"')) answered.add(purpose);
    else await setTimeout(20);
  }
}

function childrenOf(pid: number): readonly number[] {
  return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
}

function expectEachRecorded(answered: ReadonlySet<string>, entries: readonly LedgerEntry[]): void {
  const recorded = new Set(entries.map(({ purpose }) => purpose));
  expect([...answered].filter((purpose) => !recorded.has(purpose))).toEqual([]);
}

describe.each(Object.entries(MODES))('restricted data in the %s mode', (mode, { start, tokenOf }) => {
  let graph: RunningGraph;
  let token: string;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(folder, mode));
    graph = await start(dataDir);
    token = await tokenOf(graph);
    await loaded(graph);
  }, LIMIT_MS);
  afterAll(() => graph.stop());

  it('is written down with who, why, what, of which systems and how much, through aliases, lists and two subgraphs', async () => {
    const before = (await entriesOf(graph, token)).length;
    const query = `query Audit {
      a: legacySystems { id quarantined(first: 3) { nodes { id table } } }
      b: legacySystems { ...Rows }
      accessEntries(first: 2) { nodes { seq } }
    } fragment Rows on LegacySystem { quarantined(first: 4) { nodes { rowKey } } }`;
    const { data, errors } = await askFor(graph.url, query, { token, purpose: '专项审计', caseNumber: CASE });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ a: [{ id: SYSTEM }], b: [{}] });
    const [entry, ...older] = await entriesOf(graph, token);
    expect(entry).toMatchObject({
      ...{ role: 'AUDITOR', subject: 'demo-auditor', purpose: '专项审计', caseNumber: CASE, systems: [SYSTEM] },
      ...{ operation: expect.stringMatching(/^Audit [0-9a-f]{16}$/u) as string, rows: 3 + 4 + Math.min(2, before + 1) },
    });
    expect(entry!.fields).toEqual(expect.arrayContaining(['LegacySystem.quarantined', 'Query.accessEntries']));
    expect(older).toHaveLength(before + 1);
  });

  it('is written down as often as it is read', async () => {
    const reason = { token, purpose: '同样再看一次', caseNumber: CASE };
    for (let time = 0; time < 3; time += 1) await askFor(graph.url, FAULTY_ROWS, reason);
    const same = (await entriesOf(graph, token)).filter(({ purpose }) => purpose === reason.purpose);
    expect(same.map(({ rows }) => rows)).toEqual([2, 2, 2]);
    expect(new Set(same.map(({ operation }) => operation)).size).toBe(1);
  });

  it('is not written down where nothing of it is answered', async () => {
    const purpose = '没有案号';
    const { data, errors } = await askFor(graph.url, '{ legacySystems { id quarantined { nodes { id } } } }', { token, purpose });
    expect(data).toEqual({ legacySystems: [{ id: SYSTEM, quarantined: null }] });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['CASE_REQUIRED']);
    expect((await entriesOf(graph, token)).filter((entry) => entry.purpose === purpose)).toEqual([]);
  });

  it('never reaches a client that hangs up without an entry', { timeout: LIMIT_MS }, async () => {
    const random = generator(7);
    const answered = new Set<string>();
    for (let number = 0; number < 150; number += 1) {
      const purpose = `挂断 ${number}`;
      const signal = AbortSignal.timeout(Math.floor(random() * 60));
      const { data } = await askFor(graph.url, FAULTY_ROWS, { token, purpose, caseNumber: CASE }, signal).catch(() => ({ data: null }));
      if (JSON.stringify(data ?? null).includes('"id"')) answered.add(purpose);
    }
    const entries = (await entriesOf(graph, token)).filter(({ purpose }) => purpose.startsWith('挂断'));
    expect(entries.length, 'some are answered').toBeGreaterThan(0);
    expectEachRecorded(answered, entries);
    expect(new Set(entries.map(({ purpose }) => purpose)).size).toBe(entries.length);
  });

  it('is never answered without an entry, wherever what writes the ledger is killed', { timeout: LIMIT_MS }, async () => {
    const answered = new Set<string>();
    const random = generator(11);
    for (let round = 1; round <= 3; round += 1) {
      const reading = new AbortController();
      const asked = { url: graph.url, token: await tokenOf(graph), answered };
      const before = answered.size;
      const askers = Array.from({ length: ASKERS }, (_, asker) => keepReading(asked, `${mode} ${round} ${asker}`, reading.signal));
      await until(
        () => Promise.resolve(answered.size),
        (count) => count > before + 20,
      );
      await setTimeout(random() * 50);
      if (mode === 'embedded') graph.child.kill('SIGKILL');
      else for (const child of childrenOf(graph.child.pid!)) process.kill(child, 'SIGKILL');
      await setTimeout(50);
      reading.abort();
      await Promise.all(askers);
      await graph.stop();
      expectEachRecorded(answered, await ledgerIn(dataDir));
      graph = await start(dataDir);
      await loaded(graph);
    }
    expect(answered.size).toBeGreaterThan(60);
  });
});
