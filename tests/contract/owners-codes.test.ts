import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Adapter, Dossier } from '../../adapters/adapter.ts';
import type { OwnersCode } from '../../adapters/mapping/owners-codes.ts';
import { openSystems } from '../../adapters/systems.ts';
import type { Project } from '../../schema/records/project.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { changesOf, NEVER, pagesAfter } from './read-changes.ts';
import { SMALL_SECRET, startStandIns, type RunningStandIns } from './small-stand-ins.ts';

/** System, its list, and the value of one project of January 2025 that its profile does not know. */
const UNKNOWN = [
  ['ln-engineering', 'TENDER_MODE', '7'],
  ['ln-procurement', 'procurementMethod', '特殊采购'],
  ['ln-land-mineral', 'LISTING_TYPE', '999'],
  ['ln-property-rights', 'EXCHANGE_TYPE (D23)', '77'],
] as const;

let folder: string;
let standIns: RunningStandIns;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-owners-codes-'));
  standIns = await startStandIns(folder);
});
afterAll(async () => {
  await standIns.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What an adapter says when the owner has said this of the value. */
async function reading<Result>(id: string, list: string, stated: readonly OwnersCode[], ask: (adapter: Adapter) => Promise<Result>) {
  const system = standIns.systems.find((known) => known.id === id)!;
  const coded = stated.length === 0 ? system : { ...system, codes: { [list]: [...stated] } };
  const systems = openSystems({ province: { code: '210000', name: '辽宁省' }, systems: [coded] }, { secretOf: () => SMALL_SECRET });
  try {
    return await ask(systems.adapters[0]!);
  } finally {
    await systems.close();
  }
}

const isOf =
  (raw: string) =>
  (record: TradeRecord): record is Project =>
    record.kind === 'project' && record.method?.raw === raw;

describe.each(UNKNOWN)('what the owner of %s says of his %s', (id, list, raw) => {
  const projectOf = (stated: readonly OwnersCode[]) =>
    reading(id, list, stated, async (adapter) => {
      const changes = changesOf(await pagesAfter(adapter, null));
      const read = changes.flatMap((change) => (change.type === 'READ' ? change.records : []));
      const unknown = changes.flatMap((change) => ('findings' in change ? change.findings : [])).filter((found) => found.value === raw);
      return { project: read.find(isOf(raw))!, unknown: unknown.length, version: adapter.mappingVersion };
    });

  it('turns a value for the work-list into a code, under a mapping version of its own', async () => {
    const before = await projectOf([]);
    expect(before).toMatchObject({ project: { method: { code: null, raw } } });
    expect(before.unknown).toBeGreaterThan(0);
    const { project, unknown, version } = await projectOf([{ raw, code: 'SINGLE_SOURCE' }]);
    expect({ method: project.method, unknown }).toEqual({ method: { code: 'SINGLE_SOURCE', raw }, unknown: 0 });
    expect(project.source).toMatchObject({ mappingVersion: version, rawHash: before.project.source.rawHash });
    expect(version).not.toBe(before.version);
  });

  it('counts for rows of its days only', async () => {
    const stated = [
      { raw, code: 'SINGLE_SOURCE', from: '2025-01-01', to: '2025-01-31' },
      { raw, code: 'INQUIRY', from: '2025-02-01' },
    ];
    expect((await projectOf(stated)).project.method?.code).toBe('SINGLE_SOURCE');
    expect((await projectOf([{ raw, code: 'INQUIRY', from: '2025-02-01' }])).project.method?.code).toBeNull();
  });

  it('counts for live detail as well', async () => {
    const { project } = await projectOf([]);
    const stated = [{ raw, code: 'SINGLE_SOURCE' }];
    const [dossier] = await reading(id, list, stated, (adapter) => adapter.findByIds([project.nativeId], NEVER));
    expect((dossier as Dossier).records.find(isOf(raw))?.method?.code).toBe('SINGLE_SOURCE');
  });
});
