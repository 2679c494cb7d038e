import { openStore } from '../../subgraphs/store/open-store.ts';
import type { EntityFilter } from '../../subgraphs/store/register/register.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { HAS_SERVER, openBenchDatabase } from './bench-database.ts';
import { AGENCIES, fillRegister, PLATFORMS, inventedCode, type RegisterSize } from './fill-register.ts';
import { latencies } from './latencies.ts';

const FULL: RegisterSize = { entities: 100_000, projects: 1_000_000 };
/** The embedded store fills one row after the other. */
const SMALL: RegisterSize = { entities: 20_000, projects: 100_000 };
const FIRST_AGENCY = 5_000;
const LISTS: Readonly<Record<string, EntityFilter>> = {
  'entities, newest': {},
  'entities by name': { text: '第7777建设' },
  'entities by common word': { text: '建设工程' },
  'entities by common role': { roles: ['WINNER'] },
  'entities by rare role': { roles: ['TENDER_AGENCY'] },
  'entities by city': { regions: ['210300'] },
  'entities by city and role': { regions: ['210300'], roles: ['TENDERER'] },
};

/** Whole records of entities, lists, links and codes, from a register of a province's size. */
export async function benchRegister(): Promise<void> {
  const size = HAS_SERVER ? FULL : SMALL;
  const database = await openBenchDatabase(HAS_SERVER ? 'PostgreSQL' : 'embedded');
  const startMs = performance.now();
  try {
    await database.directly((db) => fillRegister(db, size));
    const seconds = Math.round((performance.now() - startMs) / 1_000);
    console.log(
      `\nRegister of ${size.entities} entities and ${size.projects} projects, ${database.engine}, filled in ${seconds} s; one client, ms`,
    );
    console.log('(aim of the whole record: p50 ≤ 10, p99 ≤ 100)');
    const store = await openStore(database.settings);
    console.table(await figures(store, size));
    await store.close();
  } finally {
    await database.stop();
  }
}

export async function figures(store: Store, size: RegisterSize): Promise<Record<string, unknown>> {
  const random = seeded();
  const anyEntity = () => inventedCode(random(size.entities));
  const agency = () => inventedCode(FIRST_AGENCY + random(AGENCIES));
  const anyProject = () => `engineering:sy-${random(4)}:P${random(size.projects)}`;
  const asked: Record<string, () => Promise<unknown>> = {
    'a query that reads nothing': () => store.health(),
    'whole record, any entity': () => wholeRecord(store, anyEntity()),
    [`whole record, ${size.projects / AGENCIES} mentions`]: () => wholeRecord(store, agency()),
    [`record of a platform, ${size.projects / PLATFORMS} mentions`]: () => wholeRecord(store, inventedCode(random(PLATFORMS))),
    'whole record, 9 of any, 1 large': () => wholeRecord(store, random(10) === 0 ? agency() : anyEntity()),
    'deals of a large one, 2022': () => store.register.deals(agency(), { years: [2022] }, { limit: 20 }),
    ...Object.fromEntries(Object.entries(LISTS).map(([name, filter]) => [name, () => store.register.list(filter, { limit: 20 })])),
    'related projects of 20': () => store.links.linksOf(Array.from({ length: 20 }, anyProject)),
    'crosswalk by code': () => store.crosswalk.linksOfCode(`A0112210100MB02709751${String(random(size.projects)).padStart(15, '0')}`, true),
    'crosswalk of 20 projects': () => store.crosswalk.linksOfProjects(Array.from({ length: 20 }, anyProject), false),
  };
  const rows: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(asked)) {
    const { p50, p99 } = await latencies(ask, 1, name.startsWith('whole') ? 500 : 50);
    rows[name] = { p50: p50.toFixed(1), p99: p99.toFixed(1) };
  }
  return rows;
}

/** What one query of the graph asks for everything that is known of an entity. */
async function wholeRecord({ register }: Store, code: string): Promise<void> {
  const [row] = await register.byIds([code]);
  if (row === null || row === undefined) throw new Error(`no entity ${code}`);
  const ids = [row.id];
  await Promise.all([
    register.namesOf(ids),
    register.organisationsOf(ids),
    register.qualificationsOf(ids),
    register.creditEventsOf(ids),
    register.sumsOf(ids),
    register.deals(row.id, {}, { limit: 20 }),
    register.noticesOf(row.id, { limit: 20 }),
  ]);
}

/** The same sequence in every run. */
function seeded(): (below: number) => number {
  let state = 42;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
