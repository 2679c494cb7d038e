import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { decisionsIn } from '../../schema/access/decisions.ts';
import { fieldRulesOf } from '../../schema/access/field-rules.ts';
import { publicSdl } from '../../schema/public-sdl.ts';
import { print } from 'graphql';

const RESTRICTED = '@tag(name: "restricted") @access(rule: "ACCESS_LEDGER")';
const decide = (...sdls: readonly string[]) => Object.fromEntries(decisionsIn(sdls.map((sdl) => parse(sdl))));

describe('what the SDL decides about a field', () => {
  it('is that everybody may see it, or whom its rule names, its own or its type’s', () => {
    const type = `type Entry ${RESTRICTED} { at: String }`;
    expect(decide(`type Query { open: String @public closed: Entry ${RESTRICTED} } ${type}`)).toEqual({
      'Query.open': 'PUBLIC',
      'Query.closed': 'ACCESS_LEDGER',
      'Entry.at': 'ACCESS_LEDGER',
    });
  });

  const refused: Readonly<Record<string, readonly string[]>> = {
    'nobody has decided': ['type Query { new: String }'],
    'it is both open and restricted': [`type Query { new: String @public ${RESTRICTED} }`],
    'its rule is not tagged': ['type Query { new: String @access(rule: "ACCESS_LEDGER") }'],
    'its rule does not exist': ['type Query { new: String @tag(name: "restricted") @access(rule: "NOBODY") }'],
    'subgraphs decide differently': ['type T { new: String @public }', `type T { new: String ${RESTRICTED} }`],
    'what is refused would take its parent away': [`type Query { new: String! ${RESTRICTED} }`],
    'it is open and leads to a union behind which a restricted type may stand': [
      `type Query { new: U @public } union U = E | F type E ${RESTRICTED} { at: String } type F { at: String @public }`,
    ],
    'it is open and leads to an interface behind which a restricted type may stand': [
      `type Query { new: I @public } interface I { at: String @public } type E implements I ${RESTRICTED} { at: String }`,
    ],
    'it is open and leads to a restricted type': [`type Query { new: [E!]! @public } type E ${RESTRICTED} { at: String }`],
  };
  for (const [why, sdls] of Object.entries(refused)) {
    it(`is refused, naming the field, where ${why}`, () => {
      expect(() => decide(...sdls)).toThrow('.new');
    });
  }
});

describe('a supergraph', () => {
  it.each(['@authenticated', '@federation__requiresScopes(scopes: [["x"]])', '@policy(policies: [["x"]])'])(
    'is refused where %s would protect nothing',
    (directive) => {
      expect(() => fieldRulesOf(parse(`type Query { a: String ${directive} }`))).toThrow('Query.a');
      expect(() => fieldRulesOf(parse(`type T ${directive} { a: String }`))).toThrow('T');
    },
  );
});

describe('the public part of a subgraph', () => {
  it('has no restricted field, and no type that only such fields lead to', () => {
    const sdl = `
      type Query { open: Open closed(filter: Filter): Closed ${RESTRICTED} }
      type Mutation { write: Boolean @inaccessible }
      type Open @key(fields: "id") { id: ID! kind: Kind secret: Depth ${RESTRICTED} }
      enum Kind { ONE }
      type Closed { deep: Depth }
      type Depth { kind: Kind }
      input Filter { at: String }`;
    expect(print(publicSdl(parse(sdl))).replaceAll(/\s+/gu, ' ')).toBe(
      'type Query { open: Open } type Open @key(fields: "id") { id: ID! kind: Kind } enum Kind { ONE }',
    );
  });
});
