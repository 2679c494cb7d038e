import { buildSubgraphSchema } from '@apollo/subgraph';
import { getNamedType, isObjectType, Kind, parse, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/server.ts';
import { isInReach, type Belonging } from '../../schema/access/belonging.ts';
import { fieldRulesOf } from '../../schema/access/field-rules.ts';
import { refusalOf, type Refusal } from '../../schema/access/refusal.ts';
import { ACCESS_RULES } from '../../schema/access/rules.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../schema/access/viewer.ts';
import { VIEWER_ROLES } from '../../schema/codes/viewer-role.ts';
import { SUBGRAPH_NAMES, subgraphSdl, type SubgraphName } from '../../schema/subgraph-sdl.ts';
import { answeredIn, entriesOf, wayTo, WRITINGS, type Asked, type Entry, type Reached, type Step } from './restricted-paths.ts';
import { BEFORE, fillPublic, KNOWN, SECRETS, SYSTEMS } from './sealed-province.ts';
import { openWorld, type World } from './small-world.ts';
import { shownSchema } from './two-worlds.ts';
import { testIdentities, type RoleAsker, type TestIdentities } from './viewer-tokens.ts';

const SUPERGRAPH = parse(readFileSync('schema/supergraph.graphql', 'utf8'));
const RULES = fieldRulesOf(SUPERGRAPH);
/** Types under a rule as a whole are behind restricted fields. */
const RESTRICTED_TYPES = SUPERGRAPH.definitions.flatMap((node) =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION && node.directives?.some(({ name }) => name.value === 'access') ? [node] : [],
);
const COORDINATES = [
  ...RULES.keys(),
  ...RESTRICTED_TYPES.flatMap(({ name, fields = [] }) => fields.map((field) => `${name.value}.${field.name.value}`)),
].filter((coordinate) => !coordinate.startsWith('Mutation.'));

/** Whose everything is that the ways below lead to: a project of each type, the first of them unless a way leads to another. */
const PLACES: Readonly<Record<string, Belonging & { readonly id: string }>> = {
  EngineeringProject: { id: 'engineering:city:p', system: 'city', sector: 'ENGINEERING', region: '210100', entity: null },
  ProcurementProject: { id: 'procurement:buy:s', system: 'buy', sector: 'PROCUREMENT', region: '210100', entity: null },
  LandProject: { id: 'land:land:g', system: 'land', sector: 'LAND', region: '210200', entity: null },
  MineralProject: { id: 'mineral:mine:m', system: 'mine', sector: 'MINERAL', region: '210200', entity: null },
  PropertyRightsProject: { id: 'property-rights:rights:r', system: 'rights', sector: 'PROPERTY_RIGHTS', region: '210000', entity: null },
  OtherProject: { id: 'other:misc:o', system: 'misc', sector: 'OTHER', region: '210000', entity: null },
};
const FIRST = PLACES['EngineeringProject']!;
const OWN = { regions: ['210100'], sectors: ['ENGINEERING'], systems: ['city'], entity: KNOWN.code } as const;
const ELSEWHERE = { regions: ['210200'], sectors: ['LAND'], systems: ['land'], entity: KNOWN.code } as const;
const CALLS = {
  'Query.project': 'project(id: "engineering:city:p")',
  'Query.legacySystems': 'legacySystems(filter: { ids: ["city"] })',
  'LegacySystem.quarantined': 'quarantined(open: null)',
  'Query.entity': `entity(creditCode: "${KNOWN.code}")`,
};

/** Their rows are the viewer's own by the store's query. */
const SCOPED = new Set(
  SUBGRAPH_NAMES.flatMap((name) =>
    parse(subgraphSdl(name)).definitions.flatMap((node) =>
      node.kind !== Kind.OBJECT_TYPE_DEFINITION
        ? []
        : (node.fields ?? []).flatMap((field) =>
            field.directives?.some((directive) => directive.name.value === 'scoped') ? [`${node.name.value}.${field.name.value}`] : [],
          ),
    ),
  ),
);

const CASE = { purpose: '专项审计', caseNumber: '辽审〔2026〕2号' } as const;
const STATED = [{}, { purpose: CASE.purpose }, CASE] as const;
const ASKERS: readonly RoleAsker[] = [
  ...VIEWER_ROLES.flatMap((role) => STATED.map((stated): RoleAsker => ({ role, ...stated }))),
  ...(['SECTOR_REGULATOR', 'LEGACY_OWNER'] as const).map((role): RoleAsker => ({ role, ...CASE, claims: ELSEWHERE })),
];

let identities: TestIdentities;
let world: World;
let gateway: RunningGateway;
/** All there is, as those see it who may use it. */
let full: GraphQLSchema;
beforeAll(async () => {
  identities = await testIdentities(() => OWN);
  world = await openWorld({ systems: SYSTEMS, issuer: identities.issuer, now: () => new Date(BEFORE) });
  await fillPublic(world);
  for (const row of Object.values(SECRETS).flat()) await world.write(row.system, [row]);
  gateway = await world.openGateway();
  full = await shownSchema({ gateway, headers: await identities.headersOf({ role: 'AUDITOR' }) });
  await ask(
    { role: 'AUDITOR', ...CASE },
    { query: `{ ${CALLS['Query.project']} { ... on EngineeringProject { detail { sealedBids { remark } } } } }` },
  );
});
afterAll(() => world.stop());

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly {
    readonly path?: readonly (string | number)[];
    readonly message: string;
    readonly extensions: { readonly code: string };
  }[];
}

async function ask(asker: RoleAsker, { query, variables }: Pick<Asked, 'query' | 'variables'>, operationName?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(await identities.headersOf(asker)) };
  const response = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query, variables, operationName }) });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as Partial<Answer>;
  return { status: response.status, text, ...(data === undefined ? {} : { data }), errors };
}

function viewerOf({ role, purpose, caseNumber, claims = OWN }: RoleAsker): Viewer {
  return { ...PUBLIC_VIEWER, ...claims, role, purpose: purpose ?? null, caseNumber: caseNumber ?? null };
}

function usesOpenGraph({ role }: RoleAsker): boolean {
  return Object.values(ACCESS_RULES).every(({ reach }) => reach[role] === 'NONE');
}

function placeOf(steps: readonly Step[]): Belonging & { readonly id: string } {
  return steps.map(({ parent }) => PLACES[parent]).findLast((place) => place !== undefined) ?? FIRST;
}

/** What the table says of an entry: why it is refused, before or at the row; null where it is answered. */
function tableSays({ coordinate, steps }: Entry, asker: RoleAsker): Refusal | null {
  const rule = RULES.get(coordinate)!;
  const viewer = viewerOf(asker);
  const isScoped = steps.length === 1 || SCOPED.has(coordinate);
  return refusalOf(rule, viewer) ?? (isScoped || isInReach(rule, viewer, placeOf(steps)) ? null : 'FORBIDDEN');
}

function withoutIndices(path: readonly (string | number)[] = []): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

function at(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    const one = Array.isArray(value) ? (value[0] as unknown) : value;
    return (one as Record<string, unknown> | null | undefined)?.[key];
  }, data);
}

/** Everything that an answer must be; sentences, so that a failure reads. */
function faultsOf(entry: Entry, asker: RoleAsker, asked: Asked, answer: Answer): readonly string[] {
  const about = `${entry.coordinate} for ${JSON.stringify(asker)}`;
  const reason = tableSays(entry, asker);
  const told = answer.errors.map(({ path, extensions }) => `${extensions.code} ${withoutIndices(path)}`).sort();
  if (usesOpenGraph(asker)) {
    const isRefused = answer.status === 400 && answer.data === undefined && told.every((code) => code.startsWith('BAD_INPUT'));
    return isRefused && namesIn(messagesOf(answer), asked.query).length === 0
      ? []
      : [`${about}: the open graph said ${answer.text.slice(0, 400)}`];
  }
  const wanted = reason === null ? [] : asked.places.map((place) => `${reason} ${place.join('.')}`).sort();
  const values = asked.places.map((place) => at(answer.data, place));
  return [
    ...(JSON.stringify(told) === JSON.stringify(wanted) ? [] : [`${about}: told ${told.join()} and not ${wanted.join()}`]),
    ...(values.every((value) => (reason === null ? value !== null && value !== undefined : value === null))
      ? []
      : [`${about}: it is ${JSON.stringify(values)}`]),
    ...(at(answer.data, ['viewer', 'role']) === asker.role ? [] : [`${about}: what is open is not answered`]),
    ...(asked.places.length > 0 ||
    at(
      answer.data,
      entry.steps.map(({ field }) => field),
    ) === undefined
      ? []
      : [`${about}: it is answered unasked`]),
  ];
}

function messagesOf({ errors, data }: Answer): string {
  return JSON.stringify([errors.map(({ message }) => message), data]);
}

/** Names of restricted fields and types that a text holds and its question did not. */
function namesIn(text: string, query: string): readonly string[] {
  const names = [
    ...new Set([...COORDINATES.map((coordinate) => coordinate.split('.')[1]!), ...RESTRICTED_TYPES.map(({ name }) => name.value)]),
  ];
  const open = new Set(Object.values(full.getTypeMap()).flatMap((type) => (isObjectType(type) ? openFieldsOf(type.name) : [])));
  return names.filter(
    (name) => !open.has(name) && new RegExp(`\\b${name}\\b`, 'u').test(text) && !new RegExp(`\\b${name}\\b`, 'u').test(query),
  );
}

function openFieldsOf(type: string): readonly string[] {
  const found = full.getType(type);
  const fields = isObjectType(found) ? Object.keys(found.getFields()) : [];
  return fields.filter((field) => !COORDINATES.includes(`${type}.${field}`));
}

const isRestricted = (coordinate: string): boolean => RULES.has(coordinate);
const direct = (): readonly Entry[] => entriesOf({ schema: full, isRestricted, calls: CALLS }).map(toItsPlace);

/** A project whose bids are open. */
function toOpened(entry: Entry): Entry {
  return { ...entry, steps: entry.steps.map((step) => ({ ...step, call: step.call.replace(FIRST.id, 'engineering:city:q') })) };
}

function toItsPlace(entry: Entry): Entry {
  const { id } = placeOf(entry.steps);
  return { ...entry, steps: entry.steps.map((step) => ({ ...step, call: step.call.replace(FIRST.id, id) })) };
}

describe('every restricted field, however it is asked for', () => {
  it.each(Object.entries(WRITINGS))('is answered or refused as the table says: %s', async (_, write) => {
    const entries = direct();
    for (const asker of ASKERS) {
      const asked = entries.flatMap((entry) => {
        const question = write(entry, full);
        return question === null ? [] : [{ entry, question }];
      });
      const faults = await Promise.all(
        asked.map(async ({ entry, question }) => faultsOf(entry, asker, question, await ask(asker, question))),
      );
      expect(faults.flat().slice(0, 5)).toEqual([]);
    }
  });

  it('is reached by a way that somebody may go to a value', async () => {
    const answered = new Set<string>();
    for (const asker of ASKERS.filter((one) => !usesOpenGraph(one)))
      for (const entry of [...direct(), ...direct().map(toOpened)]) {
        const { data } = await ask(asker, WRITINGS['plainly']!(entry, full)!);
        for (const coordinate of answeredIn(entry, data, full)) answered.add(coordinate);
      }
    expect(COORDINATES.filter((coordinate) => !answered.has(coordinate))).toEqual([]);
  });
});

describe('a restricted field of the rows of a list', () => {
  it('is refused once, or row by row where only some are one’s own', async () => {
    const from = [listOf('projects'), listOf('legacySystems')];
    const entries = entriesOf({ schema: full, isRestricted, calls: {}, from });
    expect(entries.map(({ coordinate }) => coordinate)).toEqual(
      expect.arrayContaining(['ProjectDetail.sealedBids', 'LegacySystem.quarantined']),
    );
    for (const asker of ASKERS.filter((one) => !usesOpenGraph(one)))
      for (const entry of entries) {
        const asked = WRITINGS['plainly']!(entry, full)!;
        const { errors, data } = await ask(asker, asked);
        const told = [...new Set(errors.map(({ extensions, path }) => `${extensions.code} ${withoutIndices(path)}`))];
        const place = asked.places[0]!.join('.');
        const reason = tableSays(entry, asker);
        const isOwn = ACCESS_RULES[RULES.get(entry.coordinate)!].reach[asker.role] === 'OWN';
        // Rows of others may be among one's own.
        const other = reason === null && isOwn ? told.filter((one) => one !== `FORBIDDEN ${place}`) : told;
        expect(other, `${entry.coordinate} for ${JSON.stringify(asker)}`).toEqual(reason === null ? [] : [`${reason} ${place}`]);
        expect(at(data, ['viewer', 'role'])).toBe(asker.role);
      }
  });

  function listOf(field: string) {
    const type = getNamedType(full.getQueryType()!.getFields()[field]!.type) as GraphQLObjectType;
    return { type, steps: [{ parent: 'Query', field, call: field }] };
  }
});

describe('the graph that a caller is shown', () => {
  it.each(ASKERS)('names what is restricted to those only who may use the full one: $role', async (asker) => {
    const query =
      '{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } __type(name: "ProjectDetail") { fields { name } } }';
    const { text } = await ask(asker, { query });
    const shown = namesIn(text, '');
    if (usesOpenGraph(asker)) expect(shown).toEqual([]);
    else expect(shown).toEqual(expect.arrayContaining(['sealedBids', 'accessEntries', 'QuarantinedRow']));
    for (const { name } of RESTRICTED_TYPES) {
      const { data } = await ask(asker, { query: `{ __type(name: "${name.value}") { name } }` });
      expect(data).toEqual({ __type: usesOpenGraph(asker) ? null : { name: name.value } });
    }
  });
});

describe('a plan that is remembered', () => {
  const nobody: RoleAsker = { role: 'PUBLIC' };
  const auditor: RoleAsker = { role: 'AUDITOR', ...CASE };
  const silent: RoleAsker = { role: 'AUDITOR' };
  it.each([
    { first: 'those who may not', order: [nobody, silent, auditor, silent, nobody, auditor] },
    { first: 'those who may', order: [auditor, silent, nobody, auditor, silent] },
  ])('is nobody else’s, whoever asks the same first: $first', async ({ first, order }) => {
    for (const entry of direct()) {
      const question = WRITINGS['plainly']!(entry, full)!;
      const same = { ...question, query: `query Same # ${first}\n${question.query}` };
      for (const asker of order) expect(faultsOf(entry, asker, same, await ask(asker, same, 'Same'))).toEqual([]);
    }
  });
});

describe('a subgraph that is asked directly', () => {
  const IDS: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(PLACES).map(([type, { id }]) => [type, id])),
    ...{ TradingProject: FIRST.id, LegacySystem: FIRST.system! },
  };

  function representing(type: GraphQLObjectType, more = ''): Reached {
    const call = `_entities(representations: [{ __typename: "${type.name}", id: "${IDS[type.name]!}"${more} }])`;
    return { type, steps: [{ parent: 'Query', field: '_entities', call }] };
  }

  function waysInto(name: SubgraphName, more = ''): readonly Entry[] {
    const schema = buildSubgraphSchema({ typeDefs: parse(subgraphSdl(name)) });
    const entities = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type.name in IDS && isKeyed(type));
    const from = [{ type: schema.getQueryType()!, steps: [] }, ...entities.map((type) => representing(type as GraphQLObjectType, more))];
    return from.flatMap((place) => entriesOf({ schema, isRestricted, calls: CALLS, from: [place] }));
  }

  function isKeyed({ astNode }: GraphQLObjectType): boolean {
    return (astNode?.directives ?? []).some(({ name, arguments: given = [] }) => name.value === 'key' && given.length === 1);
  }

  it.each(SUBGRAPH_NAMES)('judges by the same table: %s', async (name) => {
    const subgraph = world.subgraphs().find((one) => one.name === name)!;
    for (const entry of waysInto(name))
      for (const asker of ASKERS) {
        const { data, errors = [] } = await subgraph.execute({ query: wayTo(entry) }, AbortSignal.timeout(10_000), viewerOf(asker));
        const reason = tableSays(entry, asker);
        const about = `${entry.coordinate} for ${JSON.stringify(asker)}`;
        const told = errors.map(({ extensions, path }) => `${String(extensions?.['code'])} ${withoutIndices(path)}`);
        expect(told, about).toEqual(reason === null ? [] : [`${reason} ${entry.steps.map(({ field }) => field).join('.')}`]);
        expect(
          at(
            data,
            entry.steps.map(({ field }) => field),
          ) === null,
          about,
        ).toBe(reason !== null);
      }
  });

  it('believes nothing that a representation says of itself', async () => {
    const said = ', system: "land", sector: "LAND", region: { code: "210200" }, source: { system: "land" }, sealedBids: [], entity: null';
    for (const name of SUBGRAPH_NAMES)
      for (const entry of waysInto(name, said).filter(({ steps }) => steps[0]!.field === '_entities' && placeOf(steps) === FIRST))
        for (const asker of ASKERS.filter(({ claims }) => claims === ELSEWHERE)) {
          const subgraph = world.subgraphs().find((one) => one.name === name)!;
          const { errors = [] } = await subgraph.execute({ query: wayTo(entry) }, AbortSignal.timeout(10_000), viewerOf(asker));
          expect(
            errors.map(({ extensions }) => extensions?.['code']),
            entry.coordinate,
          ).toEqual(['FORBIDDEN']);
        }
  });
});
