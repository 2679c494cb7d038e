import { restrictionsOn } from '../../subgraphs/restrictions.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Party } from '../../schema/records/party.ts';
import type { Project } from '../../schema/records/project.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Following, Store } from '../../subgraphs/store/store.ts';
import { award, creditEvent, deleted, instant, organisation, party, project, read, region } from '../sync/rows.ts';

const DAY = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`;

let store: Store;
let following: Following;
let end: () => Promise<void>;
let serial = 0;
/** Every test has systems, codes and names of its own. */
let system = '';
let code = '';
let name = '';

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-register-'));
  store = await openStore({ dataDir });
  following = store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
  end = async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  };
});
afterAll(() => end());
beforeEach(() => {
  serial += 1;
  [system, code, name] = [`system-${serial}`, `91210100MA${String(serial).padStart(7, '0')}X`, `沈阳第${serial}建筑工程有限公司`];
});

async function write(rowKey: string, records: readonly TradeRecord[], at = DAY(1), from = system) {
  await store.writer.apply(from, '1', { changes: [read(rowKey, at, records)], cursor: rowKey });
  await following.settled();
}

async function put(nativeId: string, parties: readonly Party[], more: readonly TradeRecord[] = [], fields: Partial<Project> = {}) {
  const stated = project(nativeId, { createdAt: instant(DAY(Number(nativeId))), parties, ...fields }, system);
  await write(`row ${nativeId}`, [stated, ...more]);
  return `engineering:${system}:${nativeId}`;
}

async function entityOf(id: string) {
  return (await store.register.byIds([id]))[0]!;
}

/** Before the opening nobody is told who bids. */
const OPENED = { stage: { code: 'OPENED', raw: '开标' } } as const;

const summary = ({ roles, projectCount, joined }: NonNullable<Awaited<ReturnType<typeof entityOf>>>) => ({ roles, projectCount, joined });

describe('the register of market entities', () => {
  it('is one entry per credit code over all projects, with the names used and when', async () => {
    await put('1', [party('TENDERER', name, code.toLowerCase())]);
    await put('3', [party('WINNER', `${name}（原市一建）`, code)]);
    expect(await entityOf(code)).toMatchObject({ creditCode: code, roles: ['TENDERER', 'WINNER'], projectCount: 2 });
    const names = (await store.register.namesOf([code])).get(code)!;
    expect(names.map(({ name: used, firstAt }) => [used, firstAt])).toEqual([
      [`${name}（原市一建）`, DAY(3)],
      [name, DAY(1)],
    ]);
  });

  it('bears the name that its newest project prints now; one that was corrected is history', async () => {
    await put('1', [party('WINNER', `${name}误`, code)]);
    await put('1', [party('WINNER', name, code)]);
    expect((await entityOf(code)).name).toBe(name);
    expect((await store.register.namesOf([code])).get(code)!.map(({ name: used }) => used)).toContain(`${name}误`);
  });

  it('joins a name without a code to the only coded entity of that name, by a rule that is shown, and parts them when there are two', async () => {
    await put('1', [party('WINNER', name.replace('第', ' 第'))]);
    expect(await entityOf(`name:${name}`)).toMatchObject({ creditCode: null, joined: [] });
    await put('2', [party('BIDDER', name, code)], [], OPENED);
    const joined = [{ name: name.replace('第', ' 第'), rule: 'NAME_OF_ONE_CODED_ENTITY' }];
    expect(summary(await entityOf(code))).toEqual({ roles: ['BIDDER', 'WINNER'], projectCount: 2, joined });
    expect((await entityOf(`name:${name}`)).id).toBe(code);
    await put('3', [party('BIDDER', name, code.replace('MA', 'MB'))], [], OPENED);
    expect(summary(await entityOf(code))).toEqual({ roles: ['BIDDER'], projectCount: 1, joined: [] });
    expect((await entityOf(`name:${name}`)).id).toBe(`name:${name}`);
  });

  it('joins an organisation code to the credit code that holds it', async () => {
    const old = { ...party('WINNER', `${name}旧称厂`), code: code.slice(8, 17), codeKind: 'ORGANISATION_CODE' as const };
    await put('1', [old]);
    await put('2', [party('BIDDER', name, code)], [], OPENED);
    expect(await entityOf(code)).toMatchObject({ projectCount: 2, joined: [{ rule: 'ORGANISATION_CODE_IN_CREDIT_CODE' }] });
  });

  it('holds no person, named or withheld, and gives a placeholder code to nobody', async () => {
    const withheld = { ...party('BUYER', `${name}法人`), codeKind: 'WITHHELD' as const };
    await put('1', [party('WINNER', '王小明'), withheld, party('TENDERER', name, '111111122222229998')]);
    expect(await store.register.byIds(['name:王小明', `name:${name}法人`, '111111122222229998'])).toEqual([null, null, null]);
    expect(await entityOf(`name:${name}`)).toMatchObject({ roles: ['TENDERER'], organisationCode: null });
  });

  it('shows what each system registers, the newest deciding', async () => {
    const stated = { name, code, codeKind: 'CREDIT_CODE', codeChecks: true } as const;
    await write('a', [organisation('a', { ...stated, status: '1', region: region('210100'), registeredAt: instant(DAY(1)) })]);
    await write('b', [organisation('b', { ...stated, status: '2', registeredAt: instant(DAY(5)) })], DAY(5), `other-${serial}`);
    await write('c', [organisation('c', { ...stated, status: '3', registeredAt: instant(DAY(2)) })], DAY(9), `late-${serial}`);
    expect(await entityOf(code)).toMatchObject({ status: '2', region: '210100', projectCount: 0 });
    const sources = (await store.register.organisationsOf([code])).get(code)!;
    expect(sources.map(({ system: from, facts }) => [from, facts.status])).toEqual([
      [`other-${serial}`, '2'],
      [`late-${serial}`, '3'],
      [system, '1'],
    ]);
  });

  it('forgets an entity that no row names any more', async () => {
    await put('1', [party('WINNER', name, code)]);
    await store.writer.apply(system, '1', { changes: [deleted('row 1', DAY(9))], cursor: 'x' });
    await following.settled();
    expect(await entityOf(code)).toBeNull();
  });
});

describe('the record of an entity', () => {
  it('counts projects and sums what it won, by sector, role and year, once for a project that two systems hold', async () => {
    const winner = party('WINNER', name, code);
    const won = (id: string, price: string) => award(`a${id}`, id, price, { parties: [winner], lotCode: '1' });
    const shared = { title: `${name}承建的工程`, projectCode: `E21010000010${String(10_000 + serial)}001` };
    const owner = party('TENDERER', '沈阳市某局', '11210100000000000A');
    await put('1', [owner, winner], [won('1', '100.10')], shared);
    const copy = project('1', { ...shared, createdAt: instant(DAY(1)), parties: [owner, winner] }, `mirror-${serial}`);
    await write('row 1', [copy, won('1', '100.10')], DAY(1), `mirror-${serial}`);
    await put('2', [winner], [won('2', '200.20')]);
    await put('3', [party('BIDDER', name, code)], [], OPENED);
    expect((await store.register.sumsOf([code])).get(code)).toEqual([
      { sector: 'ENGINEERING', role: 'BIDDER', year: 2026, count: 1, amountYuan: null },
      { sector: 'ENGINEERING', role: 'WINNER', year: 2026, count: 2, amountYuan: '300.3' },
    ]);
    const page = await store.register.deals(code, { roles: ['WINNER'] }, { limit: 1 });
    const rest = await store.register.deals(code, { roles: ['WINNER'] }, { limit: 5, after: page.rows[0]!.cursor });
    expect([page.totalCount.value, ...[...page.rows, ...rest.rows].map(({ amountYuan }) => amountYuan)]).toEqual([2, '200.2', '100.1']);
  });

  it('shows credit events that are open to the public, and no others', async () => {
    const violator = party('BIDDER', name, code);
    const event = (key: string, scope: 'PUBLIC' | 'GOVERNMENT' | null) =>
      creditEvent(key, {
        eventKind: 'VIOLATION',
        party: violator,
        title: key,
        scope: { code: scope, raw: '?' },
        decidedAt: instant(DAY(2)),
      });
    await write('events', [event('open', 'PUBLIC'), event('inner', 'GOVERNMENT'), event('unknown', null)]);
    const events = (await store.register.creditEventsOf([code])).get(code)!;
    expect(events.map(({ facts }) => facts.title)).toEqual(['open']);
  });

  it('pages through all its credit events, and loses no blacklisting behind many later contracts', async () => {
    const party_ = party('BIDDER', name, code);
    const scope = { code: 'PUBLIC' as const, raw: '1' };
    const event = (key: string, eventKind: 'BLACKLIST' | 'PERFORMANCE', day: number) =>
      creditEvent(key, { eventKind, party: party_, title: key, scope, eventCode: key, decidedAt: instant(DAY(day)) });
    await write('listed', [event('列入', 'BLACKLIST', 1)]);
    await write(
      'done',
      Array.from({ length: 600 }, (_, index) => event(`履约${index}`, 'PERFORMANCE', 2)),
    );
    const titles: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<Store['register']['creditHistory']>> = await store.register.creditHistory(code, undefined, {
        limit: 250,
        after,
      });
      expect(page.totalCount).toEqual({ value: 601, kind: 'EXACT' });
      titles.push(...page.rows.map(({ facts }) => facts.title));
      after = page.hasNext ? page.rows.at(-1)!.cursor : null;
    } while (after !== null);
    expect(new Set(titles).size).toBe(601);
    expect(titles.at(-1)).toBe('列入');
    const blacklisted = await store.register.creditHistory(code, ['BLACKLIST'], { limit: 10 });
    expect(blacklisted.rows.map(({ facts }) => facts.title)).toEqual(['列入']);
    const restricting = (await store.register.restrictingOf([code])).get(code)!;
    expect(restrictionsOn(restricting, [], '2026-03-20').map(({ reason }) => reason)).toEqual([expect.stringContaining('列入')]);
  });

  it('is found by a part of any name, by role, region and kind of identity', async () => {
    await put('1', [party('WINNER', name, code), party('PURCHASER', `${name}劳务分社`)]);
    const find = async (filter: Parameters<Store['register']['list']>[0]) =>
      (await store.register.list({ text: `第${serial}建筑`, ...filter }, { limit: 10 })).rows.map(({ id }) => id);
    expect(await find({})).toHaveLength(2);
    expect(await find({ weak: true })).toEqual([`name:${name}劳务分社`]);
    expect(await find({ roles: ['WINNER'] })).toEqual([code]);
    expect(await find({ sectors: ['LAND'] })).toEqual([]);
    expect(await find({ text: code.toLowerCase() })).toEqual([code]);
  });
});
