import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSource, type GatewayContext } from '../../gateway/data-source.ts';
import { guardedGateway } from '../../gateway/guarded-gateway.ts';
import { collectReads } from '../../gateway/restricted-reads.ts';
import type { SubgraphCall } from '../../gateway/subgraph-call.ts';
import { fieldRulesOf } from '../../schema/access/field-rules.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../schema/access/viewer.ts';
import { traceBelongings } from '../../subgraphs/belonging-of.ts';
import { guardFields } from '../../subgraphs/guard-fields.ts';
import { guardedRequest } from '../../subgraphs/guarded-request.ts';

/** Constructs in which gateways have lost rules before, and which our own SDL does not have yet. */
const RESTRICTED = '@tag(name: "restricted") @access(rule: "SEALED_BIDS")';
const AUDITOR: Viewer = { ...PUBLIC_VIEWER, role: 'AUDITOR', purpose: 'x', caseNumber: '1' };
const OPERATOR: Viewer = { ...PUBLIC_VIEWER, role: 'OPERATOR', purpose: 'x', caseNumber: '1' };

interface Part {
  readonly sdl: string;
  readonly resolvers: Readonly<Record<string, object>>;
}

const link = (imported = '"@access"', name = '@access') => `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject", "@tag", "@composeDirective", "@requires", "@external"])
  @link(url: "https://yiwang.invalid/access/v1.0", import: [${imported}])
  @composeDirective(name: "${name}")
  directive ${name}(rule: String!) on FIELD_DEFINITION | OBJECT`;

const BOOK = { __typename: 'Book', id: 'b', title: 'open', label: 'SECRET-label', price: 42, extra: { word: 'SECRET-word' } };
const PEN = { __typename: 'Pen', id: 'p', title: 'open', label: 'open' };
const itemOf = (id: string) => (id === 'b' ? BOOK : PEN);

const PARTS: Readonly<Record<string, Part>> = {
  shop: {
    sdl: `type Query { item(id: ID!): Item items: [Item!] found: [Found!] ${RESTRICTED} }
      interface Item @key(fields: "id") { id: ID! label: String }
      type Book implements Item @key(fields: "id") {
        id: ID! title: String label: String ${RESTRICTED} price: Int ${RESTRICTED} extra: Extra ${RESTRICTED} }
      type Pen implements Item @key(fields: "id") { id: ID! title: String label: String }
      type Extra ${RESTRICTED} { word: String }
      type Open { word: String }
      union Found = Open | Extra`,
    resolvers: {
      Query: {
        item: (_: unknown, { id }: { id: string }) => itemOf(id),
        items: () => [BOOK, PEN],
        found: () => [
          { __typename: 'Extra', word: 'SECRET-word' },
          { __typename: 'Open', word: 'open' },
        ],
      },
      Item: { __resolveReference: ({ id }: { id: string }) => itemOf(id) },
      Book: { __resolveReference: () => BOOK },
      Pen: { __resolveReference: () => PEN },
    },
  },
  notes: {
    sdl: `type Item @key(fields: "id") @interfaceObject { id: ID! note: String secret: String ${RESTRICTED} }`,
    resolvers: { Item: { __resolveReference: ({ id }: { id: string }) => ({ id, note: 'open', secret: 'SECRET-note' }) } },
  },
  delivery: {
    sdl: `type Book @key(fields: "id") { id: ID! price: Int @external shipping: String @requires(fields: "price") }`,
    resolvers: {
      Book: {
        __resolveReference: (reference: object) => reference,
        shipping: ({ price }: { price?: number | null }) => (typeof price === 'number' ? `SECRET-${price}` : null),
      },
    },
  },
};

function composed(parts: Readonly<Record<string, string>>): string {
  const services = Object.entries(parts).map(([name, sdl]) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

function callOf({ sdl, resolvers }: Part): SubgraphCall {
  const schema = buildSubgraphSchema([{ typeDefs: parse(`${link()} ${sdl}`), resolvers: resolvers as never }]);
  guardFields(schema);
  traceBelongings(schema);
  return async ({ query, variables }, _, viewer) => {
    const rootValue = guardedRequest(viewer ?? PUBLIC_VIEWER);
    const { data, errors } = await execute({ schema, document: parse(query), variableValues: variables, rootValue });
    return { data: data ?? null, ...(errors === undefined ? {} : { errors: errors.map((error) => error.toJSON()) }) };
  };
}

let server: ApolloServer<GatewayContext>;
beforeAll(async () => {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const supergraphSdl = composed(Object.fromEntries(Object.entries(PARTS).map(([name, { sdl }]) => [name, `${link()} ${sdl}`])));
  const calls = new Map(Object.entries(PARTS).map(([name, part]) => [name, callOf(part)]));
  const gateway = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => dataSource(name, calls.get(name)!, () => undefined) });
  server = new ApolloServer<GatewayContext>({ gateway: guardedGateway(gateway, fieldRulesOf(parse(supergraphSdl))) });
  await server.start();
});
afterAll(() => server.stop());

async function ask(query: string, viewer: Viewer) {
  const contextValue: GatewayContext = { signal: AbortSignal.timeout(5_000), viewer, reads: collectReads(), mutationRefusal: () => null };
  const { body } = await server.executeOperation({ query }, { contextValue });
  const { data, errors = [] } = body.kind === 'single' ? body.singleResult : { data: null };
  return { text: JSON.stringify([data, errors]), data: JSON.parse(JSON.stringify(data)) as Record<string, unknown>, errors };
}

const QUERIES: Readonly<Record<string, string>> = {
  'a field that an interface has from elsewhere': '{ item(id: "b") { note secret } }',
  'the same on a type of it': '{ item(id: "b") { ... on Book { note mine: secret } } }',
  'the same beside its key': '{ item(id: "b") { __typename id secret } }',
  'the same in fragments within each other':
    '{ ...A } fragment A on Query { items { ...B } } fragment B on Item { ... { secret } ...C } fragment C on Book { secret }',
  'the same under two names, where one is open': '{ a: item(id: "b") { secret } b: item(id: "b") { note } }',
  'a field of an interface that one of its types restricts': '{ items { label } }',
  'the same on the type': '{ items { ... on Book { label } ... on Pen { label } } }',
  'a field under one type condition within another':
    '{ item(id: "b") { ... on Item { ... on Book { ... on Item { ... on Book { extra { word } } } } } } }',
  'a restricted type': '{ item(id: "b") { ... on Book { extra { word } title } } }',
  'a restricted type behind a union': '{ found { ... on Extra { word } ... on Open { word } } }',
  'an open field that requires a restricted one': '{ item(id: "b") { ... on Book { title shipping } } }',
};

describe('a rule holds for', () => {
  it.each(Object.entries(QUERIES))('%s, whoever asks first', async (_, query) => {
    for (const viewer of [OPERATOR, AUDITOR, PUBLIC_VIEWER, AUDITOR, OPERATOR]) {
      const { text, errors } = await ask(query, viewer);
      expect(text.includes('SECRET')).toBe(viewer === AUDITOR);
      expect(errors.length > 0).toBe(viewer !== AUDITOR);
      for (const { extensions } of errors) expect(extensions?.['code']).toBe('FORBIDDEN');
    }
  });

  it('the field only: what is open beside it is answered', async () => {
    expect((await ask('{ item(id: "b") { note secret } }', OPERATOR)).data).toEqual({ item: { note: 'open', secret: null } });
    expect((await ask('{ items { ... on Pen { label } } }', OPERATOR)).data).toEqual({ items: [{}, { label: 'open' }] });
    expect((await ask(QUERIES['an open field that requires a restricted one']!, OPERATOR)).data).toEqual({
      item: { title: 'open', shipping: null },
    });
  });
});

describe('nothing starts where', () => {
  const rulesOf = (head: string, sdl: string) => () => fieldRulesOf(parse(composed({ only: `${head} ${sdl}` })));

  it('the directive of a rule goes by another name', () => {
    const sdl = 'type Query { open: String closed: String @x(rule: "SEALED_BIDS") }';
    expect(rulesOf(link('{ name: "@access", as: "@x" }', '@x'), sdl)).toThrow('yiwang.invalid');
  });

  it('a field is tagged and its rule is gone', () => {
    expect(rulesOf(link(), 'type Query { open: String closed: String @tag(name: "restricted") }')).toThrow('Query.closed');
  });

  it.each(['union Found = Open | Closed', 'union Found = Closed'])('an open field leads to %s, of which one is restricted', (union) => {
    const sdl = `type Query { found: Found } ${union} type Open { a: String } type Closed ${RESTRICTED} { b: String }`;
    expect(rulesOf(link(), sdl)).toThrow('Query.found');
  });

  it('an open field leads to an interface of which one type is restricted', () => {
    const sdl = `type Query { found: I } interface I { a: String } type Closed implements I ${RESTRICTED} { a: String }`;
    expect(rulesOf(link(), sdl)).toThrow('Query.found');
  });

  it.each(['authenticated', 'requiresScopes', 'policy'])('@%s is imported by another name', (name) => {
    const spec = `@link(url: "https://specs.apollo.dev/${name}/v0.1", as: "other", for: SECURITY)`;
    expect(() => fieldRulesOf(parse(`schema ${spec} { query: Query } type Query { a: String @other }`))).toThrow(name);
  });
});
