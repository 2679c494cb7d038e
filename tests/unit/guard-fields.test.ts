import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER, type Viewer } from '../../schema/access/viewer.ts';
import { guardFields, noReads } from '../../subgraphs/guard-fields.ts';

/** The rule lets auditors read everything and owners what is their own. */
const schema = buildSchema(`
  directive @access(rule: String!) on FIELD_DEFINITION
  type Query { rows: [Row] }
  type Row { system: String id: String secret: String @access(rule: "ACCESS_LEDGER") }`);
guardFields(schema);

const ROWS = [
  { system: 'dl-land', secret: 'one' },
  { system: 'sy-portal', secret: 'two' },
  { id: 'land:dl-land:7', secret: 'three' },
  { secret: 'of nobody knows which system' },
];

async function read(viewer: Partial<Viewer>) {
  const reads = noReads();
  const rootValue = { viewer: { ...PUBLIC_VIEWER, ...viewer }, reads, rows: ROWS };
  const { data, errors = [] } = await execute({ schema, document: parse('{ rows { secret } }'), rootValue });
  const secrets = (data as unknown as { rows: { secret: string | null }[] }).rows.map(({ secret }) => secret);
  return { secrets, codes: [...new Set(errors.map(({ extensions }) => extensions['code']))], systems: [...reads.systems] };
}

describe('a restricted field in a subgraph', () => {
  it('is given to an owner only where it is proven to be of a system of its own', async () => {
    const { secrets, codes, systems } = await read({ role: 'LEGACY_OWNER', systems: ['dl-land'], purpose: '自查' });
    expect(secrets).toEqual(['one', null, 'three', null]);
    expect(codes).toEqual(['FORBIDDEN']);
    expect(systems).toEqual(['dl-land']);
  });

  it('is given to whoever may read all of it, for a purpose', async () => {
    expect((await read({ role: 'AUDITOR', purpose: '审计' })).secrets).toEqual(ROWS.map(({ secret }) => secret));
    expect(await read({ role: 'AUDITOR' })).toEqual({ secrets: [null, null, null, null], codes: ['PURPOSE_REQUIRED'], systems: [] });
  });

  it('is given to nobody else, whatever the gateway has let through', async () => {
    for (const role of ['PUBLIC', 'MARKET_ENTITY', 'SECTOR_REGULATOR', 'OPERATOR'] as const)
      expect((await read({ role, systems: ['dl-land'], purpose: '看看' })).codes).toEqual(['FORBIDDEN']);
  });
});
