import type { Adapter, Change, ChangePage } from '../../adapters/adapter.ts';
import { AdapterFailure } from '../../adapters/failure.ts';
import type { LegacySystem } from '../../adapters/province.ts';
import { NOTICE_KINDS } from '../../schema/codes/notice-kind.ts';
import type { Finding } from '../../schema/records/finding.ts';
import { award, deleted, finding, notice, party, project, read, region, unreadable, yuan } from './rows.ts';

export function scriptedSystem(id: string, pollSeconds = 30): LegacySystem {
  return {
    id,
    name: '测试系统',
    sector: 'ENGINEERING',
    region: '210100',
    operator: '91210100MA0000000X',
    profile: 'scripted',
    endpoint: 'script:',
    limits: { requestsPerSecond: 50, concurrency: 4, timeoutMs: 5_000 },
    freshness: { pollSeconds, maxStaleMinutes: 1_440 },
    options: {},
  };
}

/** An adapter that plays fixed pages; the cursor is the number of pages behind it. */
export function scriptedAdapter(system: LegacySystem, pages: readonly (readonly Change[] | AdapterFailure)[]): Adapter {
  return {
    system,
    mappingVersion: '1',
    ability: { mode: 'MANY', maxIds: 100 },
    ping: () => Promise.resolve(),
    async *changes(cursor, signal): AsyncGenerator<ChangePage> {
      for (let index = Number(cursor ?? 0); index < pages.length; index += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (signal.aborted) throw new AdapterFailure(system.id, 'CANCELLED', 'stopped');
        const page = pages[index]!;
        if (page instanceof AdapterFailure) throw page;
        yield { changes: page, cursor: String(index + 1) };
      }
    },
    findByIds: (ids) => Promise.resolve(ids.map(() => null)),
    close: () => Promise.resolve(),
  };
}

/** Pages full of resends, late versions, deletions and unreadable rows; equal seeds give equal pages. */
export function dirtyPages(seed: number, pages: number, changesPerPage: number): readonly (readonly Change[])[] {
  const random = generator(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const sent: Change[] = [];
  const one = (): Change => {
    const kind = random();
    if (kind < 0.1 && sent.length > 0) return sent[pick(sent.length)]!;
    const project = pick(120);
    const at = new Date(Date.UTC(2026, 0, 1) + pick(300) * 3_600_000).toISOString();
    if (kind < 0.16) return deleted(`${random() < 0.5 ? 'p' : 'n'}${project}`, random() < 0.5 ? null : at);
    if (kind < 0.22) return unreadable(random() < 0.2 ? null : `p${project}`, at, `ff${String(pick(90) + 10)}`);
    return kind < 0.6 ? projectRow(project, at, pick) : noticeRow(project, at, pick);
  };
  return Array.from({ length: pages }, () =>
    Array.from({ length: changesPerPage }, () => {
      const change = one();
      sent.push(change);
      return change;
    }),
  );
}

type Pick = (below: number) => number;

function projectRow(serial: number, at: string, pick: Pick): Change {
  const findings: Finding[] = [];
  if (pick(5) === 0) findings.push(finding('UNKNOWN_CODE', 'WARNING', `怪${String(pick(3))}`, 'trade-method'));
  if (pick(25) === 0) findings.push(finding('TEST_ROW', 'NOTE'));
  return read(
    `p${String(serial)}`,
    at,
    [
      project(String(serial), {
        title: `食堂改造工程${String(pick(50))}`,
        region: region(['210102', '210202', '210302'][pick(3)]!),
        budget: pick(4) === 0 ? null : yuan(`${String(pick(100_000))}.${String(pick(90) + 10)}`),
        parties: [party('TENDERER', `单位${String(pick(9))}`, `9121${String(pick(20)).padStart(14, '0')}`)],
      }),
    ],
    findings,
  );
}

function noticeRow(serial: number, at: string, pick: Pick): Change {
  const key = String(serial);
  const moved = String(pick(10) === 0 ? (serial + 1) % 120 : serial);
  const records = [notice(`n${key}`, moved, NOTICE_KINDS[pick(NOTICE_KINDS.length)]!, at)];
  return read(`n${key}`, at, pick(3) === 0 ? [...records, award(`a${key}`, moved, String(pick(5_000)))] : records);
}

/** Small linear congruential generator: 0 ≤ value < 1. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
