import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { branchesOf, parentOf } from './branches.ts';
import { entitiesByIds, listEntities } from './entities.ts';
import { dealsOf, namesOf, statementsOf, sumsOf } from './entity-facts.ts';
import { noticesOf } from './entity-notices.ts';
import type { Register } from './register.ts';

export function createRegister(db: Kysely<Tables>): Register {
  return {
    byIds: (ids) => entitiesByIds(db, ids),
    list: (filter, page) => listEntities(db, filter, page),
    namesOf: (ids) => namesOf(db, ids),
    organisationsOf: (ids) => statementsOf(db, ids, 'organisation'),
    qualificationsOf: (ids) => statementsOf(db, ids, 'qualification'),
    creditEventsOf: (ids) => statementsOf(db, ids, 'creditEvent'),
    deals: (id, filter, page) => dealsOf(db, id, filter, page),
    noticesOf: (id, page) => noticesOf(db, id, page),
    branchesOf: (name, limit) => branchesOf(db, name, limit),
    parentOf: (name) => parentOf(db, name),
    sumsOf: (ids) => sumsOf(db, ids),
  };
}
