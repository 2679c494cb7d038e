import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import { award, creditEvent, organisation, party, qualification } from '../sync/rows.ts';
import { openRegister } from './dirty-register.ts';

let register: Awaited<ReturnType<typeof openRegister>>;
let serial = 0;
/** Every test has a system, a code and a name of its own. */
let system = '';
let code = '';
let name = '';

beforeAll(async () => {
  register = await openRegister();
});
afterAll(() => register.stop());
beforeEach(() => {
  serial += 1;
  [system, code, name] = [`system-${serial}`, `91210100MA${String(serial).padStart(7, '0')}X`, `沈阳第${serial}建筑工程有限公司`];
});

const sumsOf = async (id: string) => (await register.store.register.sumsOf([id])).get(id)!;
const dealsOf = (id: string) => register.store.register.deals(id, {}, { limit: 10 });

describe('an entity that one project prints with its code and without', () => {
  it('takes part once: neither its deals nor its sums tell it twice', async () => {
    const [coded, named] = [party('WINNER', name, code), party('WINNER', name)];
    const spaced = party('WINNER', name.replace('第', ' 第'));
    await register.put(system, '1', [coded], [award('a', '1', '100', { parties: [spaced] })]);
    await register.put(system, '2', [named], [award('c', '2', '7', { parties: [named] })]);
    expect(await sumsOf(code)).toEqual([{ sector: 'ENGINEERING', role: 'WINNER', year: 2026, count: 2, amountYuan: '107' }]);
    const deals = await dealsOf(code);
    expect([deals.totalCount.value, deals.rows.map(({ amountYuan }) => amountYuan)]).toEqual([2, ['7', '100']]);
  });

  it('takes part once where the mirror of a project leaves its code out', async () => {
    const [coded, named] = [party('WINNER', name, code), party('WINNER', name)];
    const owner = party('TENDERER', '沈阳市某局', '11210100000000000A');
    const shared = { title: `${name}承建的工程`, projectCode: `E21010000010${String(10_000 + serial)}001` };
    await register.put(system, '1', [owner, coded], [award('a', '1', '100', { parties: [coded] })], shared);
    await register.put(`mirror-${serial}`, '1', [owner, named], [award('a', '1', '100', { parties: [named] })], shared);
    expect(await sumsOf(code)).toMatchObject([{ role: 'WINNER', count: 1, amountYuan: '100' }]);
    expect((await dealsOf(code)).totalCount.value).toBe(1);
  });
});

describe('a body of which little is printed', () => {
  it('has no name where a platform is printed by its code only', async () => {
    await register.put(system, '1', [party('WINNER', name, code)], [], { platformCode: '12210000MB1234567Y' });
    expect(await register.entityOf('12210000MB1234567Y')).toMatchObject({ name: null, roles: ['PLATFORM'] });
    await register.put(system, '2', [party('WINNER', name, code)], [], { platformCode: '12210000MB1234567Y', platformName: '某交易中心' });
    expect(await register.entityOf('12210000MB1234567Y')).toMatchObject({ name: '某交易中心' });
  });

  it('is registered where only a certificate names it', async () => {
    await register.write(system, 'q', [qualification('q', code)]);
    expect(await register.entityOf(code)).toMatchObject({ creditCode: code, name: null });
  });
});

describe('a withdrawal from the blacklist that is not open to the public', () => {
  it('is not shown, and yet known to have ended the entry', async () => {
    const event = (key: string, eventKind: CreditEvent['eventKind'], scope: 'PUBLIC' | 'GOVERNMENT') =>
      creditEvent(key, { eventKind, party: party('BIDDER', name, code), eventCode: 'B', scope: { code: scope, raw: '?' } });
    await register.write(system, 'events', [event('entry', 'BLACKLIST', 'PUBLIC'), event('end', 'BLACKLIST_WITHDRAWAL', 'GOVERNMENT')]);
    const [shown, known] = await Promise.all([
      register.store.register.creditEventsOf([code]),
      register.store.register.withdrawalsOf([code]),
    ]);
    expect([shown, known].map((found) => found.get(code)!.map(({ facts }) => facts.eventKind))).toEqual([
      ['BLACKLIST'],
      ['BLACKLIST_WITHDRAWAL'],
    ]);
  });
});

describe('names of any length', () => {
  it('stop neither the register nor the name of a neighbour', async () => {
    const long = `${Array.from({ length: 9_000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7_919) % 20_000))).join('')}有限公司`;
    await register.put(system, '1', [party('WINNER', long), party('BIDDER', long, code), party('BIDDER', name)]);
    expect(await register.entityOf(`name:${name}`)).toMatchObject({ name });
    expect(await register.entityOf(code)).toMatchObject({ creditCode: code });
  });
});

describe('an entity whose rows disagree', () => {
  it('is known under the names of two systems, each with its time', async () => {
    await register.put(system, '1', [party('WINNER', name, code)]);
    await register.put(`other-${serial}`, '2', [party('WINNER', `${name}（集团）`, code)]);
    const names = (await register.store.register.namesOf([code])).get(code)!;
    expect(names.map(({ name: used, systems }) => [used, systems])).toEqual([
      [`${name}（集团）`, [`other-${serial}`]],
      [name, [system]],
    ]);
  });

  it('is registered although its code fails the check', async () => {
    const failing = { ...party('WINNER', name, code), codeChecks: false };
    await register.put(system, '1', [failing]);
    expect(await register.entityOf(code)).toMatchObject({ creditCode: code, name });
  });

  it('keeps the order of registrations that one row states', async () => {
    const stated = { name, code, codeKind: 'CREDIT_CODE', codeChecks: true } as const;
    await register.write(
      system,
      'all',
      ['2', '1', '3'].map((status) => organisation(status, { ...stated, status })),
    );
    const order = async () => (await register.store.register.organisationsOf([code])).get(code)!.map(({ facts }) => facts.status);
    expect(await order()).toEqual(['2', '1', '3']);
  });
});
