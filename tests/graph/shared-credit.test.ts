import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER } from '../../schema/access/viewer.ts';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import { creditEvent, instant, organisation, party, read, region } from '../sync/rows.ts';
import { OFFICE, OPEN_QUERY, openScopedWorld, WORKS, type ScopedWorld } from './scoped-world.ts';
import { testIdentities, type Asker } from './viewer-tokens.ts';

const DAY = (day: number) => `2026-05-${String(day).padStart(2, '0')}T10:00:00+08:00`;
const ACME = '91210102MA0000000X';
const OTHER = '91210202MA0000001X';
/** Named by nothing that is public. */
const UNSEEN = '91210102MA0000002X';
const PHONE = '13800138000';

const event = (rowKey: string, code: string, day: number, fields: Partial<CreditEvent> = {}) =>
  creditEvent(rowKey, {
    ...{ eventKind: 'VIOLATION', party: party('BIDDER', `公司${code.slice(-2)}`, code), decidedAt: instant(DAY(day)) },
    ...{ scope: { code: 'GOVERNMENT', raw: '2' }, title: rowKey, ...fields },
  });
const company = (rowKey: string, code: string, place: string) =>
  organisation(rowKey, { name: `公司${code.slice(-2)}`, code, codeKind: 'CREDIT_CODE', codeChecks: true, region: region(place) });

let world: ScopedWorld;
let without: ScopedWorld;
beforeAll(async () => {
  const issuer = await testIdentities();
  [world, without] = await Promise.all([openScopedWorld(issuer), openScopedWorld(issuer)]);
  for (const each of [world, without]) {
    await each.apply(WORKS, read('o1', DAY(1), [company('o1', ACME, '210102')]), read('o2', DAY(1), [company('o2', OTHER, '210202')]));
    const open = event('open', ACME, 2, { scope: { code: 'PUBLIC', raw: '1' } });
    await each.apply(WORKS, read('open', DAY(2), [open]));
  }
  await world.apply(
    WORKS,
    read('e1', DAY(3), [event('e1', ACME, 3, { reason: `联系${PHONE}` })]),
    read('e2', DAY(4), [event('e2', ACME, 4, { scope: null, eventKind: 'REWARD' })]),
    read('e3', DAY(5), [event('e3', OTHER, 5)]),
    read('e5', DAY(9), [event('e5', UNSEEN, 9)]),
  );
  await world.apply(OFFICE, read('e4', DAY(6), [event('e4', ACME, 6, { party: party('GRANTEE', '另一个名称', ACME) })]));
  for (const each of [world, without]) await each.pass();
});
afterAll(() => Promise.all([world.stop(), without.stop()]));

const regulator = (sectors: readonly string[], regions: readonly string[]): Asker => ({
  ...{ role: 'SECTOR_REGULATOR', claims: { sectors, regions }, purpose: '信用核查' },
});
const owner = (system: string): Asker => ({ role: 'LEGACY_OWNER', claims: { systems: [system] }, purpose: '自查' });
const entity = (code: string): Asker => ({ role: 'MARKET_ENTITY', claims: { entity: code }, purpose: '查询本单位' });

const asking = (code: string, page = '') =>
  `{ entity(creditCode: "${code}") { id sharedCreditEvents${page} { totalCount { value kind } pageInfo { hasNextPage } nodes { title } edges { cursor } } } }`;
async function titlesFor(asker: Asker, code = ACME, page = '') {
  const { data, codes } = await world.ask(asking(code, page), asker);
  expect(codes).toEqual([]);
  const { nodes, totalCount, pageInfo } = data.entity.sharedCreditEvents;
  if (page === '') expect([totalCount, pageInfo]).toEqual([{ value: nodes.length, kind: 'EXACT' }, { hasNextPage: false }]);
  return (nodes as { title: string }[]).map(({ title }) => title);
}

describe('shared credit events', () => {
  it('are whole for the provincial regulator and auditors, newest first, those without a scope among them', async () => {
    for (const role of ['PROVINCIAL_REGULATOR', 'AUDITOR']) {
      expect(await titlesFor({ role, purpose: '信用核查' })).toEqual(['e4', 'e2', 'e1']);
      expect(await titlesFor({ role, purpose: '信用核查' }, OTHER)).toEqual(['e3']);
    }
  });

  it('are an entity’s own, and of others none', async () => {
    expect(await titlesFor(entity(ACME))).toEqual(['e4', 'e2', 'e1']);
    expect(await titlesFor(entity(ACME), OTHER)).toEqual([]);
    expect(await titlesFor(entity(UNSEEN))).toEqual([]);
  });

  it('are a regulator’s by the sector of the system and the region of the entity', async () => {
    expect(await titlesFor(regulator(['ENGINEERING'], ['210100']))).toEqual(['e2', 'e1']);
    expect(await titlesFor(regulator(['LAND'], ['210000']))).toEqual(['e4']);
    expect(await titlesFor(regulator(['ENGINEERING', 'LAND'], ['210102']))).toEqual(['e4', 'e2', 'e1']);
    expect(await titlesFor(regulator(['ENGINEERING', 'LAND'], ['210200']))).toEqual([]);
    expect(await titlesFor(regulator(['PROCUREMENT'], ['210000']))).toEqual([]);
  });

  it('are an owner’s where its own system states them', async () => {
    expect(await titlesFor(owner(OFFICE.id))).toEqual(['e4']);
    expect(await titlesFor(owner(WORKS.id))).toEqual(['e2', 'e1']);
    expect(await titlesFor(owner('no such'))).toEqual([]);
  });

  it('are paged and chosen by kind within the scope', async () => {
    const asker = regulator(['ENGINEERING'], ['210100']);
    expect(await titlesFor(asker, ACME, '(kinds: [REWARD])')).toEqual(['e2']);
    const first = (await world.ask(asking(ACME, '(first: 1)'), asker)).data.entity.sharedCreditEvents;
    expect(first).toMatchObject({ totalCount: { value: 2 }, pageInfo: { hasNextPage: true }, nodes: [{ title: 'e2' }] });
    expect(await titlesFor(asker, ACME, `(first: 1, after: "${first.edges[0].cursor}")`)).toEqual(['e1']);
    const whole = (await world.ask(asking(ACME), { role: 'AUDITOR', purpose: '审计' })).data.entity.sharedCreditEvents;
    expect(await titlesFor(regulator(['LAND'], ['210000']), ACME, `(after: "${whole.edges[0].cursor}")`)).toEqual([]);
  });

  it('are refused to the public and to operators, and to whoever states no purpose', async () => {
    expect((await world.ask(asking(ACME))).codes).toEqual(['BAD_INPUT']);
    expect((await world.ask(asking(ACME), { role: 'OPERATOR', purpose: '运维' })).codes).toEqual(['BAD_INPUT']);
    const { data, codes } = await world.ask(asking(ACME), { role: 'AUDITOR' });
    expect([data, codes]).toEqual([{ entity: { id: ACME, sharedCreditEvents: null } }, ['PURPOSE_REQUIRED entity.sharedCreditEvents']]);
  });

  it('are scoped by the subgraph itself for whoever asks it by a representation', async () => {
    const query = `{ _entities(representations: [{ __typename: "MarketEntity", id: "${ACME}" }]) { ... on MarketEntity { sharedCreditEvents { totalCount { value } } } } }`;
    const ask = async (viewer: object) =>
      world.subgraphs.get('registry')!.execute({ query }, AbortSignal.timeout(5_000), { ...PUBLIC_VIEWER, purpose: '查询', ...viewer });
    const count = (value: number) => ({ data: { _entities: [{ sharedCreditEvents: { totalCount: { value } } }] } });
    expect(await ask({})).toMatchObject({
      data: { _entities: [{ sharedCreditEvents: null }] },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await ask({ role: 'MARKET_ENTITY', entity: OTHER })).toMatchObject(count(0));
    expect(await ask({ role: 'MARKET_ENTITY', entity: ACME })).toMatchObject(count(3));
    expect(await ask({ role: 'MARKET_ENTITY', entity: null })).toMatchObject(count(0));
  });

  it('leave in the ledger whose systems they are of', async () => {
    await titlesFor(regulator(['LAND'], ['210000']));
    const last = (await world.store.ledger.after(0, 1_000)).at(-1)!;
    expect(last).toMatchObject({ role: 'SECTOR_REGULATOR', fields: ['MarketEntity.sharedCreditEvents'], systems: [OFFICE.id], rows: 1 });
  });
});

describe('two worlds, of which one holds shared credit events', () => {
  const OPEN = `{ entity(creditCode: "${ACME}") { names { name systems lastAt } creditEvents { title } creditHistory { totalCount { value } nodes { title } }
    restrictions(on: "2026-06-01") { reason } roles { role } sources { system } } unseen: entity(creditCode: "${UNSEEN}") { id } }`;
  it.each([{}, { role: 'OPERATOR', purpose: '运维' }, entity(OTHER), regulator(['PROCUREMENT'], ['210100'])])(
    'answer %o alike, byte for byte',
    async (asker: Asker) => {
      for (const query of [OPEN_QUERY, OPEN]) {
        const [one, other] = await Promise.all([world.ask(query, asker), without.ask(query, asker)]);
        expect(one.codes).toEqual([]);
        expect(one.text).toBe(other.text);
      }
    },
  );

  it('answer alike where the events are not the viewer’s', async () => {
    for (const asker of [entity(OTHER), regulator(['PROCUREMENT'], ['210000']), regulator(['ENGINEERING'], ['210300'])])
      expect((await world.ask(asking(ACME), asker)).text).toBe((await without.ask(asking(ACME), asker)).text);
  });
});
