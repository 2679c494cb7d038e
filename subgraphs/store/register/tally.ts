import { Big } from 'big.js';
import { sql, type Kysely } from 'kysely';
import { insertRows } from '../rowset.ts';
import type { Tables } from '../tables.ts';

/** An entity takes part in a project in a role. */
export interface TalliedMention {
  readonly identity: string;
  readonly project_id: string;
  readonly sector: string;
  readonly role: string;
  readonly year: number;
  /** Yuan. */
  readonly amount: string | null;
}

interface Change {
  readonly mention: TalliedMention;
  readonly sign: 1 | -1;
}

const COLUMNS = {
  ...{ identity: 'text', sector: 'text', role: 'text', year: 'integer', count: 'bigint', priced: 'bigint', amount: 'numeric' },
};

/** Moves the counts and sums per entity from the mentions before to those after. What becomes zero stays. */
export async function changeTally(db: Kysely<Tables>, before: readonly TalliedMention[], after: readonly TalliedMention[]): Promise<void> {
  const changes = [...counted(before).map(changing(-1)), ...counted(after).map(changing(1))];
  const groups = Map.groupBy(changes, ({ mention: { identity, sector, role, year } }) => [identity, sector, role, year].join('\n'));
  const rows = [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, group]) => tallyRow(group))
    .filter(({ count, priced, amount }) => count !== 0 || priced !== 0 || amount !== '0');
  await insertRows(db, 'entity_tally', COLUMNS, rows, {
    key: ['identity', 'sector', 'role', 'year'],
    set: {
      count: sql`entity_tally.count + excluded.count`,
      priced: sql`entity_tally.priced + excluded.priced`,
      amount: sql`entity_tally.amount + excluded.amount`,
    },
  });
}

/** One per role of a project, and one of no role per project. */
function counted(mentions: readonly TalliedMention[]): readonly TalliedMention[] {
  const projects = new Map(
    mentions.map((mention) => [`${mention.identity}\n${mention.project_id}`, { ...mention, role: '', amount: null }]),
  );
  return [...mentions, ...projects.values()];
}

function changing(sign: Change['sign']): (mention: TalliedMention) => Change {
  return (mention) => ({ mention, sign });
}

function tallyRow(changes: readonly Change[]) {
  const { identity, sector, role, year } = changes[0]!.mention;
  const priced = changes.filter(({ mention }) => mention.amount !== null);
  return {
    ...{ identity, sector, role, year },
    count: changes.reduce((total, { sign }) => total + sign, 0),
    priced: priced.reduce((total, { sign }) => total + sign, 0),
    amount: priced.reduce((total, { mention, sign }) => total.plus(new Big(mention.amount!).times(sign)), new Big(0)).toFixed(),
  };
}
