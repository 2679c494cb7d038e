import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINK_REASONS, type LinkReason } from '../../schema/codes/link-reason.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { read } from '../sync/rows.ts';
import * as decoys from './linked-decoys.ts';
import * as kinds from './linked-kinds.ts';
import { buildWorld, pairOf, SYSTEMS } from './linked-world.ts';

const PAGE = 250;
const world = buildWorld('links', [...Object.values(kinds), ...Object.values(decoys)]);

let store: Store;
let end: () => Promise<void>;
/** `reason pair` → told by the store. */
const told = new Set<string>();
const merges = new Set<string>();

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-measured-'));
  store = await openStore({ dataDir, regionOf: (system) => (system.startsWith('city') ? '210100' : '210000') });
  end = async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const following = store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
  for (const system of SYSTEMS) await fill(system);
  await following.settled();
  const ids = world.held.map(({ id }) => id);
  for (const [id, links] of await store.links.linksOf(ids))
    for (const link of links) told.add(`${link.reason} ${pairOf(id, link.otherId)}`);
  for (const [id, others] of await store.links.aliasesOf(ids)) for (const other of others) merges.add(pairOf(id, other));
}, 240_000);
afterAll(() => end());

async function fill(system: string): Promise<void> {
  const own = world.held.filter((entry) => entry.system === system);
  for (let from = 0; from < own.length; from += PAGE) {
    const changes = own.slice(from, from + PAGE).map(({ id, records }) => read(`row ${id}`, '2026-03-01T10:00:00+08:00', records));
    await store.writer.apply(system, '1', { changes, cursor: String(from) });
  }
}

function measured(reason: LinkReason) {
  const true_ = new Set(world.truths.filter((truth) => truth.reason === reason).map(({ ids }) => `${reason} ${pairOf(...ids)}`));
  const found = [...true_].filter((link) => told.has(link));
  const wrong = [...told].filter((link) => link.startsWith(`${reason} `) && !true_.has(link));
  return {
    reason,
    true: true_.size,
    found: found.length,
    recall: found.length / true_.size,
    missed: [...true_].filter((link) => !told.has(link)),
    wrong,
  };
}

describe('links over a seeded set of dirty projects', () => {
  it('has two thousand projects of more than four systems', () => {
    expect(world.held.length).toBeGreaterThan(2_000);
    expect(new Set(world.held.map(({ system }) => system)).size).toBeGreaterThan(4);
  });

  it('finds 99 of 100, and tells how many and how many wrong ones', () => {
    const all = LINK_REASONS.map(measured);
    console.table(
      all.map(({ reason, true: true_, found, recall, wrong }) => ({
        reason,
        true: true_,
        found,
        recall: recall.toFixed(4),
        wrong: wrong.length,
      })),
    );
    const missed = all.flatMap(({ missed: of }) => of);
    const total = all.reduce((sum, { true: true_ }) => sum + true_, 0);
    expect(missed.slice(0, 20).map(described)).toEqual([]);
    expect(missed.length / total).toBeLessThanOrEqual(0.01);
    expect(
      all
        .flatMap(({ wrong }) => wrong)
        .slice(0, 20)
        .map(described),
    ).toEqual([]);
  });

  it('merges nothing that is not one project, and most that is', () => {
    console.log(`merged ${merges.size} of ${world.same.size} pairs that are one project`);
    expect([...merges].filter((pair) => !world.same.has(pair)).map(described)).toEqual([]);
    expect(merges.size).toBeGreaterThan(200);
  });
});

/** With titles, so that a failure can be read. */
function described(link: string): string {
  const titles = world.held
    .filter(({ id }) => link.split(' ').includes(id))
    .map(({ records: [first] }) => (first as { readonly title: string }).title);
  return `${link} ${titles.join(' | ')}`;
}
