import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { branchesOf, parentOf } from './branches.ts';
import { entitiesByIds, listEntities } from './entities.ts';
import { dealsOf } from './entity-deals.ts';
import { creditHistory, sharedCreditEvents } from './credit-history.ts';
import { namesOf, restrictingOf, statementsOf, withdrawalsOf } from './entity-facts.ts';
import { noticesOf } from './entity-notices.ts';
import { sumsOf } from './entity-sums.ts';
import type { Register } from './register.ts';

export function createRegister(db: Kysely<Tables>): Register {
  return {
    byIds: (ids) => entitiesByIds(db, ids),
    list: (filter, page) => listEntities(db, filter, page),
    namesOf: (ids) => namesOf(db, ids),
    organisationsOf: (ids) => statementsOf(db, ids, 'organisation'),
    qualificationsOf: (ids) => statementsOf(db, ids, 'qualification'),
    creditEventsOf: (ids) => statementsOf(db, ids, 'creditEvent'),
    restrictingOf: (ids) => restrictingOf(db, ids),
    withdrawalsOf: (ids) => withdrawalsOf(db, ids),
    creditHistory: (id, kinds, page) => creditHistory(db, id, kinds, page),
    sharedCreditEvents: (id, kinds, scope, page) => sharedCreditEvents(db, id, kinds, scope, page),
    deals: (id, filter, page) => dealsOf(db, id, filter, page),
    noticesOf: (id, page) => noticesOf(db, id, page),
    branchesOf: (name, limit) => branchesOf(db, name, limit),
    parentOf: (name) => parentOf(db, name),
    sumsOf: (ids) => sumsOf(db, ids),
  };
}
