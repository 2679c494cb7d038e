import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type RunningGateway } from '../../gateway/server.ts';
import { creditCodeCheck } from '../../schema/identifiers/credit-code.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { codingSubgraph } from '../../subgraphs/coding/subgraph.ts';
import { registrySubgraph } from '../../subgraphs/registry/subgraph.ts';
import { searchSubgraph } from '../../subgraphs/search/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Following, Store } from '../../subgraphs/store/store.ts';
import { award, creditEvent, instant, notice, organisation, party, project, read, region } from '../sync/rows.ts';
import { askGraph, type Graph } from './running-graph.ts';

const DAY = (day: number, month = '03') => `2026-${month}-${String(day).padStart(2, '0')}T00:00:00+08:00`;
const CODE = '91210100MA0000001X';
const NAME = '沈阳第一建筑工程有限公司';
const WINNER = party('WINNER', NAME, CODE);

let dataDir: string;
let store: Store;
let following: Following;
let gateway: RunningGateway;
let ask: Graph['ask'];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yiwang-registry-'));
  store = await openStore({ dataDir });
  following = store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
  await fill();
  const systems = { list: [], codeTables: [] };
  const subgraphs = [codingSubgraph, searchSubgraph, registrySubgraph].map((subgraph) => subgraph({ store, systems }));
  const calls = Object.fromEntries(subgraphs.map(({ name, execute }) => [name, execute]));
  const [isReady, reports] = [() => Promise.resolve(true), () => Promise.resolve([])];
  gateway = await startGateway({ host: '127.0.0.1', port: 0, deadlineMs: 20_000, calls, isReady, reports });
  ask = askGraph(gateway.url);
});
afterAll(async () => {
  await gateway.stop();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function write(system: string, rowKey: string, records: readonly TradeRecord[]) {
  await store.writer.apply(system, '1', { changes: [read(rowKey, DAY(1), records)], cursor: rowKey });
  await following.settled();
}

async function fill() {
  const road = project('road', {
    title: '一条道路的施工',
    parties: [WINNER, party('TENDER_AGENCY', '辽宁某招标代理有限公司', '91210100MA0000002X')],
  });
  const won = award('w', 'road', '1000000', { parties: [WINNER] });
  const labels = ['招标代理服务费', '代理服务收费金额', '收费金额', '合同金额'];
  const stated = labels.map((label) => ({ label, value: '1.2万元', money: null }));
  const opened = notice('n', 'road', 'ANNOUNCEMENT', DAY(2), { openingAt: instant(DAY(20)), region: region('210100'), stated });
  await write('city', 'road', [road, won, opened]);
  const land = project('land', {
    sector: 'LAND',
    title: '一宗地的出让',
    createdAt: instant('2025-05-01T00:00:00+08:00'),
    parties: [party('GRANTEE', NAME, CODE)],
  });
  await write('land', 'land', [land]);
  const registered = { code: CODE, codeKind: 'CREDIT_CODE', codeChecks: true } as const;
  await write('city', 'o', [
    organisation('o', { ...registered, name: '沈阳一建', status: '正常', region: region('210100'), registeredAt: instant(DAY(1, '01')) }),
  ]);
  await write('credit', 'o', [
    organisation('o', { ...registered, name: NAME, status: '注销', address: '和平区一号', registeredAt: instant(DAY(1, '02')) }),
  ]);
  await write('credit', 'branch', [organisation('b', { name: `${NAME}大连分公司`, code: '91210200MA0000003X', codeKind: 'CREDIT_CODE' })]);
  const violation = { party: WINNER, eventKind: 'VIOLATION', title: '串通投标', restrictedAction: '禁止投标' } as const;
  await write('credit', 'v', [
    creditEvent('v', {
      ...violation,
      restrictedFrom: instant(DAY(10)),
      restrictedUntil: instant(DAY(25)),
      authority: '某局',
      basis: '招标投标法第五十三条',
    }),
  ]);
  const listed = { party: WINNER, eventCode: 'B1', authority: '某厅' } as const;
  await write('credit', 'b', [creditEvent('b1', { ...listed, eventKind: 'BLACKLIST', decidedAt: instant(DAY(1, '06')) })]);
  await write('credit', 'w', [creditEvent('b2', { ...listed, eventKind: 'BLACKLIST_WITHDRAWAL', decidedAt: instant(DAY(1, '08')) })]);
}

describe('an entity in the graph', () => {
  it('shows fields with their source, the newest registration winning and the others beside it', async () => {
    const { data } = await ask(`{ entity(creditCode: "${CODE.toLowerCase()}") { id name legalStatus region { name } type { zh }
      fields { field value system asOf others { value system } } sources { system name } } }`);
    const { fields, ...entity } = data.entity;
    expect(entity).toMatchObject({ id: CODE, name: NAME, legalStatus: '注销', region: { name: '沈阳市' }, type: { zh: '企业' } });
    expect(entity.sources.map(({ system }: { system: string }) => system)).toEqual(['credit', 'city']);
    expect(fields.find(({ field }: { field: string }) => field === 'name')).toEqual({
      ...{ field: 'name', value: NAME, system: 'credit', asOf: DAY(1, '02') },
      others: [{ value: '沈阳一建', system: 'city' }],
    });
  });

  it('gives the whole record across sectors in one query: deals, sums, credit events, branches and parent', async () => {
    const { data, errors } = await ask(`{ entity(creditCode: "${CODE}") {
      roles { sector role count } sums(filter: { sectors: [ENGINEERING] }) { year count amountYuan }
      deals(first: 1) { totalCount { value } nodes { role amountYuan project { id title } } pageInfo { hasNextPage } }
      wins: deals(filter: { statedIn: [AWARD] }) { nodes { statedIn project { id } } } contracts: deals(filter: { statedIn: [CONTRACT] }) { nodes { role } }
      notices { totalCount { value } nodes { title } }
      creditEvents(kinds: [VIOLATION]) { title basis } creditHistory(kinds: [VIOLATION], first: 1) { totalCount { value kind } nodes { title } } branches { name parent { id } } } }`);
    expect(errors).toBeUndefined();
    expect(data.entity).toMatchObject({
      roles: expect.arrayContaining([{ sector: 'LAND', role: 'GRANTEE', count: 1 }]),
      sums: [{ year: 2026, count: 1, amountYuan: '1000000' }],
      deals: {
        totalCount: { value: 2 },
        nodes: [{ amountYuan: '1000000', project: { title: '一条道路的施工' } }],
        pageInfo: { hasNextPage: true },
      },
      wins: { nodes: [{ statedIn: expect.arrayContaining(['AWARD']), project: { id: 'engineering:city:road' } }] },
      contracts: { nodes: [] },
      notices: { totalCount: { value: 1 }, nodes: [{ title: '公告n' }] },
      creditEvents: [{ title: '串通投标', basis: '招标投标法第五十三条' }],
      creditHistory: { totalCount: { value: 1, kind: 'EXACT' }, nodes: [{ title: '串通投标' }] },
      branches: [{ name: `${NAME}大连分公司`, parent: { id: CODE } }],
    });
  });

  it.each([
    ['the day before', '2026-03-09', []],
    ['the first day', '2026-03-10', ['禁止投标']],
    ['the last day', '2026-03-25', ['禁止投标']],
    ['the day after', '2026-03-26', []],
    ['while blacklisted', '2026-07-31', [null]],
    ['the day of the withdrawal', '2026-08-01', []],
  ])('says whether it may take part: %s', async (_, on, actions) => {
    const { data } = await ask(`{ entity(creditCode: "${CODE}") { restrictions(on: "${on}") { action reason } } }`);
    expect(data.entity.restrictions.map(({ action }: { action: string | null }) => action)).toEqual(actions);
  });

  it('is shown on the party list of a project with the restriction in force on its bid date', async () => {
    const { data } = await ask(
      `{ project(id: "engineering:city:road") { parties { name entity { name } restrictions { action authority basis } } } }`,
    );
    expect(data.project.parties.find(({ name }: { name: string }) => name === NAME)).toEqual({
      ...{ name: NAME, entity: { name: NAME } },
      restrictions: [{ action: '禁止投标', authority: '某局', basis: '招标投标法第五十三条' }],
    });
  });

  it('is its own parent nowhere, and has its name’s parent where the registered one is not known', async () => {
    const own = { name: `${NAME}抚顺分公司`, code: '91210400MA0000004X', codeKind: 'CREDIT_CODE' } as const;
    for (const parentCode of [own.code, '91210100MA9999999X']) {
      await write('credit', 'own', [organisation('own', { ...own, parentCode })]);
      const { data } = await ask(`{ entity(creditCode: "${own.code}") { parent { id } } }`);
      expect(data.entity.parent).toEqual({ id: CODE });
    }
  });

  it('is meant by a party without a code that bears its name in the same role of the project', async () => {
    const twin = party('WINNER', '某市重名建设（集团）有限公司', '91210100MA0000005X');
    const decoy = party('WINNER', twin.name, '91210100MA0000006X');
    await write('city', 'decoy', [project('decoy', { parties: [decoy] })]);
    await write('city', 'twin', [
      project('twin', { parties: [twin, party('WINNER', '某市重名建设(集团)有限公司'), party('BIDDER', twin.name)] }),
    ]);
    const { data } = await ask(`{ project(id: "engineering:city:twin") { parties { role entity { id } } } }`);
    expect(data.project.parties).toEqual([
      { role: 'WINNER', entity: { id: twin.code } },
      { role: 'WINNER', entity: { id: twin.code } },
      { role: 'BIDDER', entity: { id: 'name:某市重名建设集团有限公司' } },
    ]);
  });

  it('has no name where only its code is printed', async () => {
    await write('city', 'bare', [project('bare', { platformCode: '12210000MB0000007X' })]);
    const { data, errors } = await ask('{ platforms { nodes { entity { id name branches { id } parent { id } } } } }');
    expect(errors).toBeUndefined();
    expect(data.platforms.nodes).toEqual([{ entity: { id: '12210000MB0000007X', name: null, branches: [], parent: null } }]);
  });

  it('tells whether its code passes the check, and is registered all the same', async () => {
    const right = '91210100MA0000008' + creditCodeCheck('91210100MA0000008');
    const wrong = `${right.slice(0, 17)}${right.endsWith('0') ? '1' : '0'}`;
    const parties = [
      party('BIDDER', '甲市建设有限公司', right),
      party('BIDDER', '乙市建设有限公司', wrong),
      party('BIDDER', '丙市建设有限公司'),
    ];
    await write('city', 'checked', [project('checked', { parties, stage: { code: 'OPENED', raw: '开标' } })]);
    const { data } = await ask('{ entities(filter: { text: "市建设有限公司" }) { nodes { name codeChecks } } }');
    expect(
      new Map(data.entities.nodes.map(({ name, codeChecks }: { name: string; codeChecks: boolean | null }) => [name, codeChecks])),
    ).toEqual(
      new Map([
        ['甲市建设有限公司', true],
        ['乙市建设有限公司', false],
        ['丙市建设有限公司', null],
      ]),
    );
  });

  it('is null where nobody names it', async () => {
    expect((await ask('{ entity(creditCode: "91210100MA9999999X") { id } }')).data).toEqual({ entity: null });
  });
});

describe('agencies', () => {
  it('are a view of their own, with what they do and the fees that notices state', async () => {
    const { data } = await ask(
      '{ agencies { nodes { entity { name } services { sector count } fees { label value } } totalCount { value } } }',
    );
    expect(data.agencies).toEqual({
      nodes: [
        {
          ...{ entity: { name: '辽宁某招标代理有限公司' }, services: [{ sector: 'ENGINEERING', count: 1 }] },
          fees: ['招标代理服务费', '代理服务收费金额', '收费金额'].map((label) => ({ label, value: '1.2万元' })),
        },
      ],
      totalCount: { value: 1 },
    });
  });
});

describe('the level of a body', () => {
  it.each([
    ['12210000MB0000011X', 'PROVINCE'],
    ['12210100MB0000012X', 'CITY'],
    ['12210102MB0000013X', 'DISTRICT'],
    ['12100000MB0000014X', null],
  ])('is told by its region, and is none for a body of the state: %s', async (platformCode, level) => {
    await write('city', platformCode, [project(platformCode, { platformCode })]);
    const { data } = await ask(`{ platforms(filter: { creditCodes: ["${platformCode}"] }) { nodes { level } } }`);
    expect(data.platforms.nodes).toEqual([{ level }]);
  });
});

describe('GET /entities/<credit code>', () => {
  const fetchRecord = (code: string, headers = {}) => fetch(new URL(`/entities/${code}`, gateway.url), { headers });

  it('gives a system that has never seen the entity its record in one call, and 304 while nothing changes', async () => {
    const first = await fetchRecord(CODE);
    const record = (await first.json()) as { fields: readonly { field: string; asOf: string }[] };
    expect(first.status).toBe(200);
    expect(record.fields.find(({ field }) => field === 'address')).toMatchObject({ asOf: DAY(1, '02') });
    const etag = first.headers.get('etag')!;
    expect((await fetchRecord(CODE, { 'if-none-match': etag })).status).toBe(304);
    await write('credit', 'o', [
      organisation('o', { name: NAME, code: CODE, codeKind: 'CREDIT_CODE', address: '和平区二号', registeredAt: instant(DAY(3, '02')) }),
    ]);
    const changed = await fetchRecord(CODE, { 'if-none-match': etag });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it.each(['%', '%E0%A4%A', '%ED%A0%80'])('refuses an address that cannot be decoded, without a stack: %s', async (code) => {
    const answer = await fetch(`${gateway.url.replace('/graphql', '/entities/')}${code}`);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { errors: [expect.objectContaining({ message: '地址无法读取 / the address cannot be read' })] },
    ]);
  });

  it('says in both languages that an entity is not registered', async () => {
    const answer = await fetchRecord('91210100MA9999999X');
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { code: 'NOT_FOUND', message: expect.stringMatching(/没有登记.*no such entity/u) },
    ]);
  });

  it('says that an entity is not registered yet while the register has changes to take in', async () => {
    await following.stop();
    await write('city', 'late', [project('late')]);
    const { message } = (await (await fetchRecord('91210100MA9999999X')).json()) as { message: string };
    expect(message).toMatch(/还有 1 条变化待处理.*1 changes? still/u);
  });
});
