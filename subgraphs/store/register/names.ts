import { sql, type Kysely } from 'kysely';
import { insertRows, keyText } from '../rowset.ts';
import type { Tables } from '../tables.ts';
import { nameKey } from './identity.ts';

/** A system calls an entity so, at a time. */
export interface NameUse {
  readonly identity: string;
  readonly name: string;
  readonly system: string;
  readonly at: string;
}

const COLUMNS = { identity: 'text', name: 'text', system: 'text', name_key: 'text', first_at: 'timestamptz', last_at: 'timestamptz' };

/** Adds names, or widens the time in which they were used. A name once used stays: it is history. */
export async function writeNames(db: Kysely<Tables>, uses: readonly NameUse[]): Promise<void> {
  const groups = Map.groupBy(uses, ({ identity, name, system }) => [identity, keyText(name), system].join('\n'));
  const rows = [...groups.values()].map((group) => {
    const times = group.map(({ at }) => at).sort((one, other) => Date.parse(one) - Date.parse(other));
    const { identity, name, system } = group[0]!;
    return { identity, name: keyText(name), system, name_key: nameKey(name), first_at: times[0]!, last_at: times.at(-1)! };
  });
  await insertRows(db, 'entity_name', COLUMNS, rows, {
    key: ['identity', 'name', 'system'],
    set: {
      first_at: sql`least(entity_name.first_at, excluded.first_at)`,
      last_at: sql`greatest(entity_name.last_at, excluded.last_at)`,
    },
  });
}
