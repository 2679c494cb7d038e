import { sql, type Kysely } from 'kysely';
import { setTimeout } from 'node:timers/promises';
import { createChangeFeed } from './change-feed.ts';
import type { Follower } from './follower.ts';
import { createSeenProjects, type SeenProjects } from './seen-projects.ts';
import type { FollowerPlace, Following, FollowOptions } from './store.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Changes that one transaction takes in. */
const BATCH = 300;
/** Many small steps cost twice as much as few: whoever has caught up lets changes gather, unless somebody waits. */
const GATHER_MS = 1_000;
/** Another process may have written: nobody tells this one. */
const POLL_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

export interface WakefulFollowing extends Following {
  /** Something was written. */
  wake(): void;
}

/** Every follower at its own pace, until it is stopped. Of several processes one at a time moves a follower on. */
export function startFollowing(db: Kysely<Tables>, followers: readonly Follower[], { onFault }: FollowOptions): WakefulFollowing {
  const stopping = new AbortController();
  const { signal } = stopping;
  const [bell, hurry] = [createBell(), createBell()];
  const loops = followers.map((follower) => followOn(db, follower, { signal, bell, hurry, onFault }));
  return {
    wake: bell.ring,
    places: () => placesOf(db, followers),
    async settled() {
      while (!signal.aborted && (await placesOf(db, followers)).some(({ behind }) => behind > 0)) {
        hurry.ring();
        await bell.wait(50);
      }
    },
    async stop() {
      stopping.abort();
      bell.ring();
      hurry.ring();
      await Promise.all(loops);
    },
  };
}

interface LoopContext extends FollowOptions {
  readonly signal: AbortSignal;
  /** Something was written. */
  readonly bell: Bell;
  /** Somebody waits for what is derived. */
  readonly hurry: Bell;
}

async function followOn(db: Kysely<Tables>, follower: Follower, { signal, bell, hurry, onFault }: LoopContext): Promise<void> {
  let failures = 0;
  const seen = createSeenProjects();
  while (!signal.aborted) {
    try {
      const taken = await inTransaction(db, (transaction) => step(transaction, follower, seen));
      failures = 0;
      if (taken !== null) seen.note(taken);
      if (taken === null) await bell.wait(POLL_MS);
      else if (taken.to >= taken.feedEnd) await gather(signal, hurry);
    } catch (error) {
      failures += 1;
      onFault(follower.name, error);
      await bell.wait(Math.min(MAX_PAUSE_MS, POLL_MS * 2 ** failures));
    }
  }
}

async function gather(signal: AbortSignal, hurry: Bell): Promise<void> {
  if (!signal.aborted) await hurry.wait(GATHER_MS);
}

/** What was taken in; null where there is nothing or another process is at it. */
async function step(db: Kysely<Tables>, follower: Follower, seen: SeenProjects): Promise<Parameters<SeenProjects['note']>[0] | null> {
  const { name, version } = follower;
  await sql`insert into follower (name, seq, version) values (${name}, 0, ${version}) on conflict (name) do nothing`.execute(db);
  const place = await db.selectFrom('follower').selectAll().where('name', '=', name).forUpdate().skipLocked().executeTakeFirst();
  if (place === undefined) return null;
  const isStale = place.version !== version;
  if (isStale) await follower.reset(db);
  const from = isStale ? 0 : place.seq;
  const feed = createChangeFeed(db);
  const told = await feed.after(from, BATCH);
  const to = told.at(-1)?.seq ?? from;
  const feedEnd = told.length < BATCH ? to : await feed.last();
  const changes = isStale ? told : seen.leaveOut(from, told);
  await take(db, follower, changes);
  if (isStale || changes.length > 0) await db.updateTable('follower').set({ seq: to, version }).where('name', '=', name).execute();
  return changes.length === 0 ? null : { from, to, feedEnd, changes };
}

async function take(db: Kysely<Tables>, follower: Follower, changes: Parameters<Follower['follow']>[1]): Promise<void> {
  if (changes.length > 0) await follower.follow(db, changes);
  else await follower.resume?.(db);
}

/** How far each follower has come, whichever process moves it on. */
export async function placesOf(db: Kysely<Tables>, followers: readonly Follower[]): Promise<readonly FollowerPlace[]> {
  const { last } = await db.selectFrom('feed_counter').select('last').where('id', '=', 1).executeTakeFirstOrThrow();
  const rows = await db.selectFrom('follower').selectAll().execute();
  const seqOf = new Map(rows.map((row) => [`${row.name} ${row.version}`, row.seq]));
  return followers.map(({ name, version }) => {
    const seq = seqOf.get(`${name} ${version}`) ?? 0;
    return { name, seq, behind: last - seq };
  });
}

interface Bell {
  ring(): void;
  /** Resolves at the next ring, or after so long. */
  wait(ms: number): Promise<void>;
}

function createBell(): Bell {
  let ringing = new AbortController();
  return {
    ring() {
      ringing.abort();
      ringing = new AbortController();
    },
    wait: (ms) => setTimeout(ms, undefined, { signal: ringing.signal }).catch(() => undefined),
  };
}
