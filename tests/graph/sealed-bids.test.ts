import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/server.ts';
import { VIEWER_ROLES, type ViewerRole } from '../../schema/codes/viewer-role.ts';
import type { Bid } from '../../schema/records/bid.ts';
import type { Opening } from '../../schema/records/opening.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { instant, notice, party, project, read, region, unreadable } from '../sync/rows.ts';
import { legacySystem, openWorld, type World } from './small-world.ts';
import { testIdentities, type TestIdentities } from './viewer-tokens.ts';

const OPENS = '2026-04-08T09:30:00+08:00';
const BIDDER = { name: '沈阳秘密建设有限公司', code: '91210100MA0000009B' };
const SYSTEM = 'city';
const ID = `engineering:${SYSTEM}:p`;

const NOTICE = notice('n', 'p', 'ANNOUNCEMENT', '2026-03-01T09:00:00+08:00', { openingAt: instant(OPENS), region: region('210100') });
const ROAD = project('p', { title: '一条道路的施工', region: region('210100'), parties: [party('TENDERER', '沈阳某建设单位')] });
const BID: Bid = {
  ...{ kind: 'bid', nativeId: 'b', projectNativeId: 'p', source: ROAD.source, lotCode: null, price: null, submittedAt: null },
  ...{ bidder: { ...party('BIDDER', BIDDER.name), code: BIDDER.code, codeKind: 'CREDIT_CODE', codeChecks: true } },
  ...{ bondPaid: null, bond: null, listedAsDishonest: null, durationDays: null, remark: null },
};
const OPENING: Opening = {
  ...{ kind: 'opening', nativeId: 'o', projectNativeId: 'p', source: ROAD.source, title: null, openedAt: instant(OPENS), place: null },
  ...{ content: null, lotCodes: [] },
};

const OPENING_TOLD = notice('t', 'p', 'OPENING_RECORD', OPENS, { content: `投标人：${BIDDER.name}` });

const SYSTEMS = [legacySystem(SYSTEM, 'ENGINEERING', '210100', '')];

let now = new Date('2026-04-01T12:00:00+08:00');
let identities: TestIdentities;
let withBid: World;
let withoutBid: World;
const gateways = new Map<World, RunningGateway>();
beforeAll(async () => {
  const scope = { regions: ['210000'], sectors: ['ENGINEERING'], systems: [SYSTEM], entity: BIDDER.code };
  identities = await testIdentities(() => scope);
  const options = { systems: SYSTEMS, issuer: identities.issuer, now: () => now };
  [withBid, withoutBid] = await Promise.all([openWorld(options), openWorld(options)]);
  for (const world of [withBid, withoutBid]) {
    gateways.set(world, await world.openGateway());
    await write(world, 'p', [ROAD, NOTICE]);
  }
  await write(withBid, 'b', [BID]);
  await write(withBid, 't', [OPENING, OPENING_TOLD]);
  const unread = { ...unreadable('u', '2026-03-01T09:00:00+08:00'), mayHoldBids: true };
  await withBid.write(SYSTEM, [{ system: SYSTEM, project: 'p', change: unread }]);
  await pass();
});
afterAll(() => Promise.all([withBid.stop(), withoutBid.stop()]));

function write(world: World, rowKey: string, rows: readonly TradeRecord[]): Promise<void> {
  return world.write(SYSTEM, [{ system: SYSTEM, project: 'p', change: read(rowKey, '2026-03-01T09:00:00+08:00', rows) }]);
}

async function pass(): Promise<void> {
  for (const world of [withBid, withoutBid]) await world.pass();
}

async function ask(world: World, query: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await fetch(gateways.get(world)!.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return response.text();
}

function as(role: ViewerRole, purpose?: string, caseNumber?: string): Promise<Readonly<Record<string, string>>> {
  return identities.headersOf({ role, ...(purpose === undefined ? {} : { purpose }), ...(caseNumber === undefined ? {} : { caseNumber }) });
}

const DETAIL = '... on EngineeringProject { detail { complete bids { bidder { name } } openings { place } awards { status } } }';
const FIELDS = `id title stage updatedAt publishedAt dealCodes codeConflicts { kind } parties { role name code statedIn entity { id name } restrictions { reason } }
  timeline { at recordKind } notices { title content } relatedProjects { reason } alsoKnownAs { id } catalogue { state } ${DETAIL}`;
/** Every way to a bidder that the graph has. */
const QUERIES = [
  `{ project(id: "${ID}") { ${FIELDS} } }`,
  `{ projects { totalCount { value kind } pageInfo { endCursor } coverage { complete sources { matched { value } } } nodes { ${FIELDS} } } }`,
  `{ projects(filter: { entity: "${BIDDER.code}" }) { totalCount { value } nodes { id } } }`,
  '{ projects(filter: { roles: [BIDDER] }) { totalCount { value } nodes { id } } }',
  '{ projects(filter: { text: "秘密" }) { totalCount { value } nodes { id } } }',
  '{ projects(orderBy: { field: UPDATED_AT }) { nodes { id } pageInfo { endCursor } } }',
  '{ projects(orderBy: { field: AMOUNT }) { nodes { id budget { yuan } dealAmount { yuan } } pageInfo { endCursor } } }',
  `{ entity(creditCode: "${BIDDER.code}") { name roles { role count } deals { totalCount { value } } sums { count } } }`,
  `{ entity(creditCode: "name:${BIDDER.name}") { name } }`,
  '{ entities { totalCount { value } nodes { id name names { name firstAt lastAt } roles { role count } } } }',
  '{ entities(filter: { text: "秘密" }) { totalCount { value } } }',
  '{ entities(filter: { roles: [BIDDER] }) { totalCount { value } } }',
  '{ statistics(groupBy: [SECTOR, REGION, MONTH, STAGE]) { groups { sector month stage count budgetYuan dealYuan } } }',
  '{ notices { totalCount { value } nodes { title content project { id parties { name } } } } }',
  '{ agencies { totalCount { value } } platforms { totalCount { value } } catalogueFindings { totalCount { value } } codeConflicts { totalCount { value } } }',
  '{ legacySystems { state lastSync lag error { code } counts { projects notices rows quarantined } } derivations { name behind } }',
  '{ project(id: "x") { id } entity(creditCode: "x") { id } projects(after: "x") { nodes { id } } }',
];

describe('before the opening', () => {
  it.each(QUERIES)('the public gets the same bytes whether anybody has bid or not: %s', async (query) => {
    const [one, other] = await Promise.all([ask(withBid, query), ask(withoutBid, query)]);
    expect(one).toBe(other);
    expect(one).not.toMatch(/秘密|INTERNAL|BAD_INPUT.*BAD_INPUT.*BAD_INPUT/u);
  });

  it('whoever watches the gateway gets the same bytes of the system and the copy', async () => {
    const watched = async (world: World) => {
      const { url } = gateways.get(world)!;
      const [metrics, ready] = await Promise.all(['/metrics', '/readyz'].map((path) => fetch(url.replace('/graphql', path))));
      const series = (await metrics!.text()).split('\n').filter((line) => /^yiwang_(?:quarantined|copy|sync|legacy)/u.test(line));
      return [...series, await ready!.text()];
    };
    const one = await watched(withBid);
    expect(one).toEqual(await watched(withoutBid));
    expect(one).toContainEqual(`yiwang_quarantined_rows{system="${SYSTEM}"} 0`);
  });

  it.each(VIEWER_ROLES.filter((role) => role !== 'PUBLIC'))('so does %s, who asks without naming a case', async (role) => {
    for (const query of QUERIES.slice(0, 12))
      expect(await ask(withBid, query, await as(role))).toBe(await ask(withoutBid, query, await as(role)));
    const sealed = await ask(
      withBid,
      `{ project(id: "${ID}") { ... on EngineeringProject { detail { sealedBids { bidder { name } } } } } }`,
      {
        ...(await as(role, '检查')),
      },
    );
    expect(sealed).not.toContain(BIDDER.name);
    expect(sealed).toMatch(/CASE_REQUIRED|BAD_INPUT|FORBIDDEN/u);
  });

  it('an auditor reads the sealed bids for a case, and the ledger has it', async () => {
    const query = `{ project(id: "${ID}") { ... on EngineeringProject { detail { bids { bidder { name } } sealedBids { bidder { name } } } } } }`;
    const answer = await ask(withBid, query, await as('AUDITOR', '专项检查', '辽审〔2026〕1号'));
    expect(JSON.parse(answer)).toEqual({
      data: { project: { detail: { bids: [], sealedBids: [{ bidder: { name: BIDDER.name } }] } } },
    });
    expect((await withBid.store.ledger.after(0, 10)).at(-1)).toMatchObject({
      ...{ role: 'AUDITOR', purpose: '专项检查', caseNumber: '辽审〔2026〕1号' },
      ...{ fields: ['ProjectDetail.sealedBids'], systems: [SYSTEM], rows: 1 },
    });
  });
});

describe('when the announced instant has come', () => {
  it('everything is shown, though no row has changed, and an opening that was told before opened nothing', async () => {
    await write(withBid, 'o', [OPENING]);
    await pass();
    expect(await ask(withBid, QUERIES[0]!)).not.toContain(BIDDER.name);
    now = new Date(OPENS);
    await pass();
    const shown = JSON.parse(await ask(withBid, QUERIES[0]!)) as { data: { project: Record<string, unknown> } };
    expect(shown.data.project).toMatchObject({
      stage: 'OPENED',
      parties: expect.arrayContaining([expect.objectContaining({ name: BIDDER.name, role: 'BIDDER' }) as unknown]) as unknown,
      detail: { bids: [{ bidder: { name: BIDDER.name } }] },
    });
    expect(await ask(withBid, `{ entity(creditCode: "${BIDDER.code}") { name deals { nodes { role } } } }`)).toContain(BIDDER.name);
    expect(await ask(withBid, QUERIES[2]!)).toContain(ID);
  });
});
