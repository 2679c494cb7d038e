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
import * as strangers from './linked-strangers.ts';
import { buildWorld, pairOf, SYSTEMS, type LinkedWorld } from './linked-world.ts';

const PAGE = 250;
/** Each with how many projects it has at least, and how many pairs have to be merged. */
const WORLDS: readonly (readonly [name: string, world: LinkedWorld, projects: number, merges: number])[] = [
  ['dirty projects', buildWorld('links', [...Object.values(kinds), ...Object.values(decoys)]), 2_000, 200],
  ['titles, years, phases and parcels as portals print them', buildWorld('strangers', Object.values(strangers)), 1_500, 200],
];

describe.each(WORLDS)('links over a seeded set of %s', (_, world, projects, mergedPairs) => {
  let end: () => Promise<void>;
  /** `reason pair` → told by the store. */
  const told = new Set<string>();
  const merges = new Set<string>();

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-measured-'));
    const store = await openStore({ dataDir, regionOf: (system) => (system.startsWith('city') ? '210100' : '210000') });
    end = async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    };
    const following = store.follow({
      onFault: (_follower, error) => {
        throw error;
      },
    });
    for (const system of SYSTEMS) await fill(store, world, system);
    await following.settled();
    const ids = world.held.map(({ id }) => id);
    for (const [id, links] of await store.links.linksOf(ids))
      for (const link of links) told.add(`${link.reason} ${pairOf(id, link.otherId)}`);
    for (const [id, others] of await store.links.aliasesOf(ids)) for (const other of others) merges.add(pairOf(id, other));
  }, 240_000);
  afterAll(() => end());

  it('has thousands of projects of several systems', () => {
    expect(world.held.length).toBeGreaterThan(projects);
    expect(new Set(world.held.map(({ system }) => system)).size).toBeGreaterThan(4);
  });

  it('finds 99 of 100, and tells how many and how many wrong ones', () => {
    const all = LINK_REASONS.map((reason) => measured(world, told, reason));
    console.table(
      all.map(({ reason, true: true_, found, wrong }) => ({
        ...{ reason, true: true_, found, recall: true_ === 0 ? null : (found / true_).toFixed(4), wrong: wrong.length },
      })),
    );
    const missed = all.flatMap(({ missed: of }) => of);
    const total = all.reduce((sum, { true: true_ }) => sum + true_, 0);
    expect(missed.slice(0, 20).map((link) => described(world, link))).toEqual([]);
    expect(missed.length / total).toBeLessThanOrEqual(0.01);
    const wrong = all.flatMap(({ wrong: of }) => of);
    expect(wrong.slice(0, 20).map((link) => described(world, link))).toEqual([]);
  });

  it('merges nothing that is not one project, and most that is', () => {
    console.log(`merged ${merges.size} of ${world.same.size} pairs that are one project`);
    expect([...merges].filter((pair) => !world.same.has(pair)).map((pair) => described(world, pair))).toEqual([]);
    expect(merges.size).toBeGreaterThan(mergedPairs);
  });
});

async function fill(store: Store, { held }: LinkedWorld, system: string): Promise<void> {
  const own = held.filter((entry) => entry.system === system);
  for (let from = 0; from < own.length; from += PAGE) {
    const changes = own.slice(from, from + PAGE).map(({ id, records }) => read(`row ${id}`, '2026-03-01T10:00:00+08:00', records));
    await store.writer.apply(system, '1', { changes, cursor: String(from) });
  }
}

function measured({ truths }: LinkedWorld, told: ReadonlySet<string>, reason: LinkReason) {
  const true_ = new Set(truths.filter((truth) => truth.reason === reason).map(({ ids }) => `${reason} ${pairOf(...ids)}`));
  const missed = [...true_].filter((link) => !told.has(link));
  const wrong = [...told].filter((link) => link.startsWith(`${reason} `) && !true_.has(link));
  return { reason, true: true_.size, found: true_.size - missed.length, missed, wrong };
}

/** With titles, so that a failure can be read. */
function described({ held }: LinkedWorld, link: string): string {
  const titles = held
    .filter(({ id }) => link.split(' ').includes(id))
    .map(({ records: [first] }) => (first as { readonly title: string }).title);
  return `${link} ${titles.join(' | ')}`;
}
