import { touchedProjects, type Follower } from './follower.ts';
import { joinIdentities } from './register/join-identities.ts';
import { refreshEntities } from './register/refresh-entities.ts';
import { refreshMentions } from './register/refresh-mentions.ts';
import { refreshStatements } from './register/refresh-statements.ts';

const DERIVED = ['entity', 'entity_statement', 'entity_name', 'entity_tally', 'entity_mention'] as const;

/** Keeps the register of market entities up to date with every system (63号 十一: no repeated registration). */
export const registerFollower: Follower = {
  name: 'register',
  version: 7,
  async reset(db) {
    for (const table of DERIVED) await db.deleteFrom(table).execute();
  },
  async follow(db, changes) {
    const identities = new Set(await refreshStatements(db, changes));
    for (const [system, nativeIds] of touchedProjects(changes)) {
      for (const identity of await refreshMentions(db, system, nativeIds)) identities.add(identity);
    }
    if (identities.size === 0) return;
    await refreshEntities(db, [...identities]);
    await joinIdentities(db, [...identities]);
  },
};
