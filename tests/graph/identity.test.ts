import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { IdentityIssuer } from '../../gateway/identity-issuer.ts';
import { startGateway, type RunningGateway } from '../../gateway/server.ts';
import { SettingsError } from '../../gateway/settings.ts';
import { readIssuers } from '../../gateway/start-issuers.ts';
import { accessSubgraph } from '../../subgraphs/access/subgraph.ts';

/** None of these tests reads the ledger. */
const NO_STORE = {} as Parameters<typeof accessSubgraph>[0]['store'];
const ISSUER = 'https://sso.example';
const CITY = { role: 'SECTOR_REGULATOR', regions: ['210100'], sectors: ['ENGINEERING'] };

let folder: string;
let gateway: RunningGateway;
let key: CryptoKey;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yiwang-identity-'));
  key = await writeKey('one');
  writeIssuers({ roles: ['SECTOR_REGULATOR', 'LEGACY_OWNER', 'MARKET_ENTITY'], regions: ['210000'] });
  gateway = await open(readIssuers(join(folder, 'identity.yaml')));
});
afterAll(async () => {
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

function writeIssuers(limits: object): void {
  writeFileSync(
    join(folder, 'identity.yaml'),
    stringify({ issuers: [{ issuer: ISSUER, audience: 'yiwang', jwks: 'keys.json', ...limits }] }),
  );
}

/** The issuer's only key from now on; the file looks a minute newer each time, whatever the clock of the disk says. */
let changes = 0;
async function writeKey(kid: string): Promise<CryptoKey> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const file = join(folder, 'keys.json');
  writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256' }] }));
  changes += 1;
  utimesSync(file, new Date(), new Date(Date.now() + changes * 60_000));
  return privateKey;
}

function open(issuers: readonly IdentityIssuer[], dealCodeToken?: string): Promise<RunningGateway> {
  const calls = { access: accessSubgraph({ store: NO_STORE }).execute };
  const settings = { host: '127.0.0.1', port: 0, deadlineMs: 5_000, dealCodeToken };
  return startGateway({ ...settings, issuers, calls, isReady: () => Promise.resolve(true), reports: () => Promise.resolve([]) });
}

interface TokenOptions {
  readonly by?: CryptoKey | Uint8Array;
  readonly alg?: string;
  readonly kid?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly issuedAt?: string;
  readonly expires?: string;
}

function token(claims: JWTPayload, options: TokenOptions = {}): Promise<string> {
  const { by = key, alg = 'ES256', kid, issuer = ISSUER, audience = 'yiwang', issuedAt = '0 s ago', expires = '5 min from now' } = options;
  return new SignJWT({ sub: 'user-1', ...claims })
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .sign(by);
}

async function ask(authorization?: string, url = gateway.url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify({
      query: '{ viewer { role subject issuer regions { code name } sectors systems entity expiresAt } }',
    }),
  });
  const { data, errors } = (await response.json()) as { data?: { viewer: Record<string, unknown> }; errors?: Refusal[] };
  return { status: response.status, viewer: data?.viewer, refusal: errors?.[0]?.extensions };
}

interface Refusal {
  readonly extensions: { readonly code: string; readonly messageZh: string; readonly messageEn: string };
}

const askWith = async (bearer: Promise<string> | string) => ask(`Bearer ${await bearer}`);

describe('whoever shows no identity', () => {
  it('is the public', async () => {
    expect((await ask()).viewer).toEqual({
      role: 'PUBLIC',
      subject: null,
      issuer: null,
      regions: [],
      sectors: [],
      systems: [],
      entity: null,
      expiresAt: null,
    });
  });
});

describe('a token of a trusted issuer', () => {
  it('makes its bearer a viewer with the role and the limits it states', async () => {
    expect((await askWith(token(CITY))).viewer).toMatchObject({
      role: 'SECTOR_REGULATOR',
      subject: 'user-1',
      issuer: ISSUER,
      regions: [{ code: '210100', name: '沈阳市' }],
      sectors: ['ENGINEERING'],
    });
  });

  it('is believed while clocks differ by less than a minute', async () => {
    expect((await askWith(token(CITY, { issuedAt: '30 s from now' }))).viewer?.['role']).toBe('SECTOR_REGULATOR');
    expect((await askWith(token(CITY, { issuedAt: '10 min ago', expires: '30 s ago' }))).viewer?.['role']).toBe('SECTOR_REGULATOR');
  });

  it('is believed by the keys that its issuer has now, without a restart', async () => {
    const old = key;
    key = await writeKey('two');
    expect((await askWith(token(CITY, { kid: 'two' }))).viewer?.['role']).toBe('SECTOR_REGULATOR');
    expect((await askWith(token(CITY, { by: old, kid: 'one' }))).refusal?.code).toBe('UNAUTHENTICATED');
  });
});

describe('a token that cannot be believed', () => {
  const secret = new TextEncoder().encode('a secret that is long enough for HS256');
  const forged: Readonly<Record<string, () => Promise<string> | string>> = {
    'has expired': () => token(CITY, { issuedAt: '2 h ago', expires: '2 min ago' }),
    'is for another audience': () => token(CITY, { audience: 'another' }),
    'is of an unknown issuer': () => token(CITY, { issuer: 'https://other.example' }),
    'is signed with another key': async () => token(CITY, { by: (await generateKeyPair('ES256')).privateKey }),
    'is signed with a shared secret': () => token(CITY, { by: secret, alg: 'HS256' }),
    'is not signed': () =>
      new UnsecuredJWT({ ...CITY, sub: 'x' }).setIssuer(ISSUER).setAudience('yiwang').setIssuedAt().setExpirationTime('5m').encode(),
    'is from the future': () => token(CITY, { issuedAt: '10 min from now', expires: '20 min from now' }),
    'would live for more than a day': () => token(CITY, { issuedAt: '25 h ago', expires: '5 min from now' }),
    'is cut off': async () => (await token(CITY)).slice(0, -8),
    'is no JWT': () => 'a.b.c',
    'is longer than any token': async () => token({ ...CITY, filling: 'x'.repeat(10_000) }),
    'gives a role that its issuer may not give': () => token({ role: 'AUDITOR' }),
    'gives an unknown role': () => token({ role: 'ADMIN' }),
    'speaks for a region that is not its issuer’s': () => token({ ...CITY, regions: ['420100'] }),
    'speaks for no region': () => token({ role: 'SECTOR_REGULATOR', sectors: ['LAND'] }),
    'owns no system': () => token({ role: 'LEGACY_OWNER', systems: [] }),
    'names a list that is none': () => token({ ...CITY, sectors: 'ENGINEERING' }),
    'stands for an entity without a credit code': () => token({ role: 'MARKET_ENTITY', entity: '某公司' }),
  };

  for (const [name, make] of Object.entries(forged)) {
    it(`is refused with 401 where it ${name}, and its bearer is not taken for the public`, async () => {
      const bearer = await make();
      const { status, viewer, refusal } = await askWith(bearer);
      expect(status).toBe(401);
      expect(viewer).toBeUndefined();
      expect(refusal).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(refusal?.messageZh).toMatch(/\p{Script=Han}/u);
      expect(JSON.stringify(refusal)).not.toContain(bearer.slice(0, 20));
    });
  }

  it('is refused where it is no bearer token at all', async () => {
    expect((await ask('Basic dXNlcjpwYXNz')).status).toBe(401);
    expect((await ask('Bearer')).status).toBe(401);
  });
});

describe('a gateway with a secret for deal codes', () => {
  it('takes bearers of other secrets for the public, as far as identity goes', async () => {
    const keys = createLocalJWKSet({ keys: [] });
    const other = await open([{ issuer: ISSUER, audience: 'yiwang', keys, roles: ['AUDITOR'], regions: null }], 'a-secret-for-codes');
    expect((await ask('Bearer a-secret-for-codes', other.url)).viewer?.['role']).toBe('PUBLIC');
    expect((await ask(`Bearer ${await token(CITY)}`, other.url)).status).toBe(401);
    await other.stop();
  });
});

describe('the file of identity providers', () => {
  const refused: Readonly<Record<string, object>> = {
    'roles.0': { roles: ['ADMIN'] },
    'regions.0': { roles: ['AUDITOR'], regions: ['21'] },
    jwks: { roles: ['AUDITOR'], jwks: 7 },
  };
  for (const [key_, limits] of Object.entries(refused)) {
    it(`is refused with a sentence that names ${key_}`, () => {
      writeIssuers(limits);
      expect(() => readIssuers(join(folder, 'identity.yaml'))).toThrow(SettingsError);
      expect(() => readIssuers(join(folder, 'identity.yaml'))).toThrow(key_);
    });
  }

  it('is refused where it or its keys cannot be read', () => {
    writeIssuers({ roles: ['AUDITOR'], jwks: 'missing.json' });
    expect(() => readIssuers(join(folder, 'identity.yaml'))).toThrow('missing.json');
    expect(() => readIssuers(join(folder, 'nothing.yaml'))).toThrow(SettingsError);
  });
});
