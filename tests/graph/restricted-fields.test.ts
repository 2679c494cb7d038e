import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { buildSchema } from 'graphql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type RunningGateway } from '../../gateway/server.ts';
import type { SubgraphCall } from '../../gateway/subgraph-call.ts';
import { firstFault, LEDGER_START } from '../../schema/access/ledger.ts';
import { VIEWER_ROLES } from '../../schema/codes/viewer-role.ts';
import { accessSubgraph } from '../../subgraphs/access/subgraph.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import type { Store } from '../../subgraphs/store/store.ts';

const ISSUER = 'https://sso.example';
const PURPOSE = '专项审计';
const ENTRIES =
  '{ accessEntries { totalCount { value } nodes { seq role subject purpose caseNumber fields systems rows } } viewer { role } }';

let folder: string;
let store: Store;
let key: CryptoKey;
let gateway: RunningGateway;
let withoutLedger: RunningGateway;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yiwang-access-'));
  store = await openStore({ dataDir: folder });
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  key = privateKey;
  const keys = createLocalJWKSet({ keys: [await exportJWK(publicKey)] });
  const { execute } = accessSubgraph({ store });
  const broken: SubgraphCall = (request, signal, viewer) =>
    request.query.includes('recordAccess') ? Promise.reject(new Error('the disk is full')) : execute(request, signal, viewer);
  const issuers = [{ issuer: ISSUER, audience: 'yiwang', keys, roles: VIEWER_ROLES, regions: null }];
  const open = (access: SubgraphCall) =>
    startGateway({
      host: '127.0.0.1',
      port: 0,
      deadlineMs: 5_000,
      issuers,
      calls: { access },
      isReady: () => Promise.resolve(true),
      reports: () => Promise.resolve([]),
    });
  [gateway, withoutLedger] = await Promise.all([open(execute), open(broken)]);
  await store.ledger.append({ ...SEALED_BIDS, systems: ['sy-portal'] });
  await store.ledger.append({ ...SEALED_BIDS, systems: ['dl-land', 'sy-portal'] });
});
afterAll(async () => {
  await Promise.all([gateway.stop(), withoutLedger.stop()]);
  await store.close();
  rmSync(folder, { recursive: true });
});

const SEALED_BIDS = {
  at: '2026-03-01T09:00:00+08:00',
  role: 'AUDITOR',
  subject: 'somebody',
  issuer: ISSUER,
  purpose: PURPOSE,
  caseNumber: null,
  operation: 'x',
  fields: ['ProjectDetail.bids'],
  rows: 1,
} as const;

const CLAIMS: Readonly<Record<string, object>> = {
  MARKET_ENTITY: { entity: '91210100MA0000000X' },
  SECTOR_REGULATOR: { regions: ['210100'], sectors: ['LAND'] },
  LEGACY_OWNER: { systems: ['dl-land'] },
};

interface Asker {
  readonly role?: string;
  readonly purpose?: string;
  readonly url?: string;
}

async function ask(query: string, { role, purpose, url = gateway.url }: Asker = {}) {
  const headers = {
    'content-type': 'application/json',
    ...(role === undefined ? {} : { authorization: `Bearer ${await tokenOf(role)}` }),
    ...(purpose === undefined ? {} : { 'x-yiwang-purpose': encodeURIComponent(purpose) }),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: Answer | null; errors?: { path?: string[]; extensions: { code: string } }[] };
  return { text, data, codes: errors?.map(({ extensions, path }) => `${extensions.code} ${path?.join('.') ?? ''}`.trim()) };
}

interface Answer {
  readonly accessEntries?: { readonly totalCount: { value: number }; readonly nodes: readonly Record<string, unknown>[] } | null;
  readonly viewer?: { readonly role: string };
}

function tokenOf(role: string): Promise<string> {
  return new SignJWT({ sub: `a-${role}`, role, ...CLAIMS[role] })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(ISSUER)
    .setAudience('yiwang')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key);
}

describe('the public graph', () => {
  it.each([undefined, 'OPERATOR'])('holds nothing restricted for %s', async (role) => {
    const asker = role === undefined ? {} : { role, purpose: PURPOSE };
    const { data, codes } = await ask(ENTRIES, asker);
    expect(data).toBeUndefined();
    expect(codes).toEqual(['BAD_INPUT']);
    const types = await ask('{ __schema { types { name } queryType { fields { name } } } }', asker);
    expect(types.text).toContain('"viewer"');
    expect(types.text).not.toMatch(/access|ledger/iu);
  });

  it('is published as SDL, which says in both languages what each field is', async () => {
    const sdl = await (await fetch(gateway.url.replace('/graphql', '/schema.graphql'))).text();
    expect(() => buildSchema(sdl)).not.toThrow();
    expect(sdl).toMatch(/"""\s*提出本次请求的身份[^"]*As whom this request is made/u);
    expect(sdl).not.toMatch(/accessEntries|sealedBids|recordAccess|@access|@tag|join__/u);
  });

  it('suggests nothing that it does not hold', async () => {
    expect((await ask('{ accessEntrie { nodes { seq } } }')).text).not.toMatch(/accessEntries/u);
  });

  it('lets nobody write the ledger, nor the full graph either', async () => {
    const write = 'mutation { recordAccess(input: { operation: "x", fields: [], systems: [], rows: 1 }) }';
    for (const asker of [{}, { role: 'AUDITOR', purpose: PURPOSE }]) expect((await ask(write, asker)).codes).toEqual(['BAD_INPUT']);
  });
});

describe('a restricted field', () => {
  it('is null with an error at its path where no purpose is stated, and what is public beside it is answered', async () => {
    const { data, codes } = await ask(ENTRIES, { role: 'AUDITOR' });
    expect(data).toEqual({ accessEntries: null, viewer: { role: 'AUDITOR' } });
    expect(codes).toEqual(['PURPOSE_REQUIRED accessEntries']);
  });

  it('is the same through aliases and fragments', async () => {
    const query = `query { mine: accessEntries { nodes { seq } } ...Part viewer { role } } fragment Part on Query { accessEntries { nodes { seq } } }`;
    const { data, codes } = await ask(query, { role: 'AUDITOR' });
    expect(data).toEqual({ mine: null, accessEntries: null, viewer: { role: 'AUDITOR' } });
    expect(codes).toEqual(['PURPOSE_REQUIRED mine', 'PURPOSE_REQUIRED accessEntries']);
  });

  it('is answered or not by who asks now, never by who asked the same before', async () => {
    for (const purpose of [PURPOSE, undefined, PURPOSE, undefined]) {
      const { data } = await ask('{ accessEntries { totalCount { kind } } }', { role: 'AUDITOR', ...(purpose && { purpose }) });
      expect(data?.accessEntries === null).toBe(purpose === undefined);
    }
  });
});

describe('the access ledger', () => {
  it('is read by auditors whole, and the reading is written down before it is answered', async () => {
    const before = (await store.ledger.after(0, 1_000)).length;
    const { data, codes } = await ask(ENTRIES, { role: 'AUDITOR', purpose: PURPOSE });
    expect(codes).toBeUndefined();
    expect(data?.accessEntries?.totalCount.value).toBe(before);
    const kept = await store.ledger.after(0, 1_000);
    expect(kept.slice(before)).toMatchObject([
      {
        role: 'AUDITOR',
        subject: 'a-AUDITOR',
        issuer: ISSUER,
        purpose: PURPOSE,
        caseNumber: null,
        fields: ['Query.accessEntries'],
        rows: before,
      },
    ]);
    expect(firstFault(kept, LEDGER_START, null)).toBeNull();
  });

  it('shows an owner what is about its own systems, and no other system', async () => {
    const { data } = await ask(ENTRIES, { role: 'LEGACY_OWNER', purpose: '自查' });
    expect(data?.accessEntries?.nodes).toMatchObject([{ seq: 2, systems: ['dl-land'] }]);
    const others = '{ accessEntries(filter: { systems: ["sy-portal"] }) { totalCount { value } nodes { seq } } }';
    expect((await ask(others, { role: 'LEGACY_OWNER', purpose: '自查' })).data?.accessEntries).toEqual({
      totalCount: { value: 0 },
      nodes: [],
    });
  });

  it('withholds what it cannot write down', async () => {
    const { data, codes, text } = await ask(ENTRIES, { role: 'AUDITOR', purpose: PURPOSE, url: withoutLedger.url });
    expect(data).toBeNull();
    expect(codes).toEqual(['NOT_RECORDED']);
    expect(text).not.toMatch(/disk|somebody/u);
    expect((await ask('{ viewer { role } }', { role: 'AUDITOR', url: withoutLedger.url })).data).toEqual({ viewer: { role: 'AUDITOR' } });
  });
});
