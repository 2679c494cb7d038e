import { parse, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningGateway } from '../../gateway/server.ts';
import { isInReach } from '../../schema/access/belonging.ts';
import { fieldRulesOf } from '../../schema/access/field-rules.ts';
import { refusalOf } from '../../schema/access/refusal.ts';
import type { AccessRuleName } from '../../schema/access/rules.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../schema/access/viewer.ts';
import { VIEWER_ROLES, type ViewerRole } from '../../schema/codes/viewer-role.ts';
import type { Store } from '../../subgraphs/store/store.ts';
import { BEFORE, fillPublic, KNOWN, NEW, OPENS, SECRETS, SYSTEMS, writeSecret } from './sealed-province.ts';
import { openWorld, type NamedCalls, type World, type WorldParts } from './small-world.ts';
import {
  answersOf,
  differences,
  everyRequest,
  fewRequests,
  firstDifference,
  manyRequests,
  shownSchema,
  type Answers,
} from './two-worlds.ts';
import { testIdentities, type RoleAsker, type TestIdentities } from './viewer-tokens.ts';

const now = () => new Date(BEFORE);
/** Whose the secret rows are. */
const SECRET = { system: 'city', sector: 'ENGINEERING', region: '210100', entity: KNOWN.code } as const;
const CLAIMS = { regions: ['210100'], sectors: ['ENGINEERING'], systems: ['city'], entity: KNOWN.code } as const;
const ELSEWHERE = { regions: ['210200'], sectors: ['LAND'], systems: ['land'], entity: KNOWN.code } as const;
const RULES = fieldRulesOf(parse(readFileSync('schema/supergraph.graphql', 'utf8')));
/** What was read of restricted data is the same in both worlds. */
const NOT_THE_SECRET: readonly AccessRuleName[] = ['ACCESS_LEDGER'];

type Requests = (schema: GraphQLSchema, leavesOut: (coordinate: string) => boolean) => readonly string[];

const DEEP: ReadonlySet<ViewerRole> = new Set<ViewerRole>(['AUDITOR', 'LEGACY_OWNER']);
const FOR_A_CASE = { purpose: '检查', caseNumber: '辽审〔2026〕1号' } as const;
/** All that can be stated admits to most; where the full graph is not theirs, callers are asked less deep after the first. */
const ASKERS: readonly (readonly [RoleAsker, Requests])[] = [
  [{ role: 'PUBLIC' }, everyRequest],
  ...VIEWER_ROLES.map((role) => [{ role, ...FOR_A_CASE }, DEEP.has(role) ? everyRequest : manyRequests] as const),
  ...(['SECTOR_REGULATOR', 'LEGACY_OWNER'] as const).map((role) => [{ role, ...FOR_A_CASE, claims: ELSEWHERE }, manyRequests] as const),
  ...VIEWER_ROLES.flatMap((role) => [[{ role }, fewRequests] as const, [{ role, purpose: '检查' }, fewRequests] as const]),
];

let identities: TestIdentities;
let knowing: World;
let other: World;
let gateways: readonly [RunningGateway, RunningGateway];
/** What the public is answered in the world that does not know the secret. */
let expected: Answers | undefined;
let compared = 0;
let clockMs = 1_000;
beforeAll(async () => {
  // A copy that is kept for seconds would be kept longer in one world than in the other.
  vi.spyOn(performance, 'now').mockImplementation(() => clockMs);
  identities = await testIdentities(() => CLAIMS);
  const options = { systems: SYSTEMS, issuer: identities.issuer, now };
  [knowing, other] = await Promise.all([openWorld(options), openWorld(options)]);
  await Promise.all([fillPublic(knowing), fillPublic(other)]);
  gateways = await Promise.all([knowing.openGateway(), other.openGateway()]);
});
afterAll(async () => {
  await Promise.all([knowing.stop(), other.stop()]);
  vi.restoreAllMocks();
  console.log(`two worlds: ${compared} answers compared byte for byte`);
});

/** What this caller may see of the secret is not asked for. */
function leavesOutFor(asker: RoleAsker): (coordinate: string) => boolean {
  const viewer: Viewer = { ...PUBLIC_VIEWER, ...CLAIMS, purpose: null, caseNumber: null, ...asker, ...asker.claims };
  return (coordinate) => {
    const rule = RULES.get(coordinate);
    if (rule === undefined || NOT_THE_SECRET.includes(rule)) return false;
    return refusalOf(rule, viewer) === null && isInReach(rule, viewer, SECRET);
  };
}

async function both(asker: RoleAsker, requestsOf: Requests): Promise<readonly [Answers, Answers]> {
  clockMs += 60_000;
  const [headers, leavesOut] = [await identities.headersOf(asker), leavesOutFor(asker)];
  const ask = async (gateway: RunningGateway) => {
    const schema = await shownSchema({ gateway, headers });
    return answersOf({ gateway, headers, leavesOut }, schema, requestsOf(schema, leavesOut));
  };
  const answers = await Promise.all([ask(gateways[0]), ask(gateways[1])]);
  compared += answers[0].size;
  return answers;
}

describe('two worlds that differ only in what is sealed', () => {
  it.each(Object.entries(SECRETS))('look the same to the public after %s', async (_, secrets) => {
    await writeSecret(secrets, knowing, other);
    expect(differences(...(await both({ role: 'PUBLIC' }, fewRequests)))).toEqual([]);
  });

  it.each(ASKERS.map(([asker, requestsOf]) => ({ ...asker, asker, requestsOf })))(
    'answer $role the same, byte for byte: $purpose, $caseNumber, $claims.systems',
    async ({ asker, requestsOf }) => {
      const answers = await both(asker, requestsOf);
      expect(differences(...answers)).toEqual([]);
      expected ??= answers[1];
    },
  );

  it('have a secret to tell: who may read it for a case is answered otherwise', async () => {
    const headers = await identities.headersOf({ role: 'AUDITOR', ...FOR_A_CASE });
    const query = '{ project(id: "engineering:city:p") { ... on EngineeringProject { detail { sealedBids { bidder { name } } } } } }';
    const asked = gateways.map(({ url }) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) }),
    );
    const [one, two] = await Promise.all(asked.map(async (response) => (await response).text()));
    expect(one).toContain(NEW.name);
    expect(two).not.toContain(NEW.name);
  });
});

interface Plant {
  readonly parts?: (store: Store) => Partial<WorldParts>;
  readonly around?: (calls: NamedCalls) => NamedCalls;
}

/** Ways in which the secret would show. */
const PLANTS: Readonly<Record<string, Plant>> = {
  'a subgraph whose clock is ahead': { parts: () => ({ sectorNow: () => new Date(OPENS) }) },
  'a count that includes what is sealed': {
    parts: (store) => ({
      store: { ...store, systems: { ...store.systems, states: async () => (await store.systems.states()).map(countingSealed) } },
    }),
  },
  'statistics that include what is sealed': {
    parts: (store) => ({
      store: {
        ...store,
        statistics: {
          count: async (...asked) => (await store.statistics.count(...asked)).map((group) => ({ ...group, count: group.count + 1 })),
        },
      },
    }),
  },
  'words of the sealed that find its project': {
    parts: (store) => ({
      store: {
        ...store,
        projects: {
          ...store.projects,
          list: ({ text, ...filter }, ...rest) =>
            store.projects.list(text === NEW.name || text === undefined ? filter : { ...filter, text }, ...rest),
        },
      },
    }),
  },
  'a change of the sealed that dates its project': {
    parts: (store) => ({
      store: {
        ...store,
        projects: {
          ...store.projects,
          byIds: async (ids) => (await store.projects.byIds(ids)).map((row) => row && { ...row, updatedAt: '2026-03-30T02:00:00.000Z' }),
        },
      },
    }),
  },
  'an error whose words differ': {
    around: ({ registry, ...calls }) => ({
      ...calls,
      registry: async (...asked) => {
        const { errors, ...answer } = await registry!(...asked);
        return errors === undefined ? answer : { ...answer, errors: errors.map((error) => ({ ...error, message: `${error.message}.` })) };
      },
    }),
  },
};

function countingSealed<State extends { readonly rows: number }>(state: State): State {
  return { ...state, rows: state.rows + 1 };
}

describe('the comparison', () => {
  it('finds nothing where nothing is planted, whichever gateway is asked', async () => {
    const headers = await identities.headersOf({ role: 'PUBLIC' });
    expect(await firstDifference({ gateway: await knowing.openGateway(), headers }, expected!)).toBeNull();
  });

  it.each(Object.entries(PLANTS))('finds %s', async (_, { parts, around }) => {
    const headers = await identities.headersOf({ role: 'PUBLIC' });
    const gateway = await knowing.openGateway(parts?.(knowing.store), around);
    expect(await firstDifference({ gateway, headers }, expected!)).not.toBeNull();
  });
});
