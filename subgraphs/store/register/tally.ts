import { sql, type Kysely } from 'kysely';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';

/** An entity takes part in a project in a role. */
export interface TalliedMention {
  readonly identity: string;
  readonly project_id: string;
  readonly sector: string;
  readonly role: string;
}

const COLUMNS = { identity: 'text', sector: 'text', role: 'text', count: 'bigint' };

/** Moves the counts of projects per entity from the mentions before to those after. What becomes zero stays. */
export async function changeTally(db: Kysely<Tables>, before: readonly TalliedMention[], after: readonly TalliedMention[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const key of keysOf(before)) counts.set(key, (counts.get(key) ?? 0) - 1);
  for (const key of keysOf(after)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const changed = [...counts].filter(([, count]) => count !== 0).sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = changed.map(([key, count]) => {
    const [identity, sector, role] = JSON.parse(key) as [string, string, string];
    return { identity, sector, role, count };
  });
  await insertRows(db, 'entity_tally', COLUMNS, rows, {
    key: ['identity', 'sector', 'role'],
    set: { count: sql`entity_tally.count + excluded.count` },
  });
}

/** One per role of a project, and one per project. */
function keysOf(mentions: readonly TalliedMention[]): readonly string[] {
  const projects = new Map(mentions.map((mention) => [`${mention.identity}\n${mention.project_id}`, { ...mention, role: '' }]));
  return [...mentions, ...projects.values()].map(({ identity, sector, role }) => JSON.stringify([identity, sector, role]));
}
