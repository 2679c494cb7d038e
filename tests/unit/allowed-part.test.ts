import { buildSchema, executeSync, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { allowedPart } from '../../gateway/allowed-part.ts';
import { withNull } from '../../gateway/guarded-gateway.ts';
import { PUBLIC_VIEWER } from '../../schema/access/viewer.ts';

const schema = buildSchema(`
  type Query { all: [Project] open: String secret: Secret }
  interface Project { id: ID bids: String }
  type Road implements Project { id: ID bids: String detail: Secret }
  type Land implements Project { id: ID bids: String }
  type Secret { open: String sealed: String }`);
const SECRET = { open: 'open', sealed: 'SEALED' };
const rootValue = {
  open: 'open',
  secret: SECRET,
  all: [
    { __typename: 'Road', id: 'r', bids: 'SEALED', detail: SECRET },
    { __typename: 'Land', id: 'l', bids: 'public' },
  ],
};

/** What somebody is answered who may read none of the restricted fields. */
function answer(query: string, restricted: readonly string[]) {
  const document = parse(query);
  const asked = document.definitions.find((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION)!;
  const rules = new Map(restricted.map((coordinate) => [coordinate, 'SEALED_BIDS' as const]));
  const { operation, withheld } = allowedPart(document, asked, { schema, rules, viewer: PUBLIC_VIEWER });
  const { data } = executeSync({ schema, document: { kind: Kind.DOCUMENT, definitions: [operation] }, rootValue });
  const shown = withheld.reduce<unknown>((part, { path }) => withNull(part, path), data);
  return { shown: JSON.parse(JSON.stringify(shown)) as unknown, paths: withheld.map(({ path }) => path.join('.')) };
}

describe('a field that a viewer may not read', () => {
  it('is null where it was asked for, and leaves objects of other types as they are', () => {
    const { shown, paths } = answer('{ all { id ... on Road { detail { open sealed } } } }', ['Secret.sealed']);
    expect(shown).toEqual({ all: [{ id: 'r', detail: { open: 'open', sealed: null } }, { id: 'l' }] });
    expect(paths).toEqual(['all.detail.sealed']);
  });

  it('is null by its alias, in named fragments, and where nothing else is asked', () => {
    const query = 'query { mine: secret { x: sealed } all { ...Part } } fragment Part on Road { detail { sealed } }';
    expect(answer(query, ['Secret.sealed']).shown).toEqual({ mine: { x: null }, all: [{ detail: { sealed: null } }, {}] });
    expect(answer('{ secret { sealed } }', ['Query.secret']).shown).toEqual({ secret: null });
  });

  it('is withheld through an interface, too, for every type of it', () => {
    expect(answer('{ all { bids } }', ['Road.bids']).shown).toEqual({ all: [{ bids: null }, { bids: null }] });
    expect(answer('{ all { ... on Land { bids } } }', ['Road.bids']).shown).toEqual({ all: [{}, { bids: 'public' }] });
    expect(answer('{ all { ... on Road { bids } } }', ['Project.bids']).shown).toEqual({ all: [{ bids: null }, {}] });
  });

  it('keeps its directives: what is left out is neither asked for nor answered', () => {
    expect(answer('{ open secret @skip(if: true) { sealed } }', ['Query.secret']).shown).toEqual({ open: 'open' });
  });
});
