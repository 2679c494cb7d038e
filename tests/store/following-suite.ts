import { sql, type Kysely } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { touchedProjects, type Follower } from '../../subgraphs/store/follower.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import type { Tables } from '../../subgraphs/store/tables.ts';
import { project, read } from '../sync/rows.ts';

const AT = '2026-03-01T10:00:00+08:00';

export interface FollowedEngine {
  readonly open: (followers: readonly Follower[]) => Promise<Store>;
  readonly end: () => Promise<void>;
}

/** What every engine promises to whoever follows the change feed. */
export function followingSuite(name: string, start: () => Promise<FollowedEngine>): void {
  describe(`following the change feed on ${name}`, () => {
    const ends: (() => Promise<void>)[] = [];
    afterEach(async () => {
      while (ends.length > 0) await ends.pop()!();
    });
    const startEngine = async () => {
      const engine = await start();
      ends.push(engine.end);
      return async (follower: Follower) => {
        const store = await engine.open([follower]);
        ends.push(() => store.close());
        return store;
      };
    };

    it('shows a follower every change once, also those of before it began', async () => {
      const open = await startEngine();
      const notes = noting();
      const store = await open(notes.follower);
      await apply(store, '1', '2');
      const following = store.follow({ onFault: fail });
      await following.settled();
      await apply(store, '3');
      await following.settled();
      expect(notes.seen).toEqual(['1', '2', '3']);
      expect(await following.places()).toEqual([{ name: 'noting', seq: 3, behind: 0 }]);
    });

    it('is shown a project once while it is behind, however often the project has changed, and again when it changes after that', async () => {
      const open = await startEngine();
      const notes = noting();
      const store = await open(notes.follower);
      const ids = Array.from({ length: 310 }, (_, index) => String(index + 1));
      await apply(store, ...ids);
      await store.writer.apply('s', '1', { changes: ['1', '2'].map((id) => read(`later row ${id}`, AT, [project(id)])), cursor: 'later' });
      const following = store.follow({ onFault: fail });
      await following.settled();
      expect(notes.seen).toEqual(ids);
      await apply(store, '1', '311');
      await store.writer.apply('s', '1', { changes: [read('last row', AT, [project('2')])], cursor: 'last' });
      await following.settled();
      expect(notes.seen.slice(310)).toEqual(['311', '2']);
    });

    it('leaves nothing of a step that fails, says so, and takes the same changes again', async () => {
      const open = await startEngine();
      const notes = noting({ failures: 1 });
      const store = await open(notes.follower);
      await apply(store, '1');
      const faults: string[] = [];
      await store.follow({ onFault: (follower) => faults.push(follower) }).settled();
      expect({ faults, kept: notes.kept() }).toEqual({ faults: ['noting'], kept: ['1'] });
    });

    it('derives everything anew when the derivation has changed', async () => {
      const open = await startEngine();
      const [first, second] = [noting(), noting({ version: 2 })];
      const before = await open(first.follower);
      await apply(before, '1', '2');
      await before.follow({ onFault: fail }).settled();
      await before.close();
      const after = await open(second.follower);
      await after.follow({ onFault: fail }).settled();
      expect({ seen: second.seen, kept: second.kept() }).toEqual({ seen: ['1', '2'], kept: ['1', '2'] });
    });
  });
}

function apply(store: Store, ...ids: readonly string[]) {
  return store.writer.apply('s', '1', { changes: ids.map((id) => read(`row ${id}`, AT, [project(id)])), cursor: ids.join(' ') });
}

function fail(_: string, error: unknown): never {
  throw error;
}

/** Notes the projects it is shown: in memory, and in a table that a step rolled back leaves as it was. */
function noting({ failures = 0, version = 1 } = {}) {
  const seen: string[] = [];
  let kept: readonly string[] = [];
  let failing = failures;
  const follower: Follower = {
    name: 'noting',
    version,
    async reset(db) {
      await sql`delete from noted`.execute(db);
    },
    async follow(db, changes) {
      const ids = [...touchedProjects(changes).values()].flat();
      seen.push(...ids);
      kept = await note(db, ids);
      failing -= 1;
      if (failing >= 0) throw new Error('this step fails');
    },
  };
  return { follower, seen, kept: () => kept };
}

async function note(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly string[]> {
  await sql`create table if not exists noted (id text not null)`.execute(db);
  for (const id of ids) await sql`insert into noted (id) values (${id})`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from noted order by id`.execute(db);
  return rows.map(({ id }) => id);
}
