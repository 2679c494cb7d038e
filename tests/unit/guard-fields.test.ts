import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER, type Viewer } from '../../schema/access/viewer.ts';
import { traceBelongings } from '../../subgraphs/belonging-of.ts';
import { guardFields } from '../../subgraphs/guard-fields.ts';
import { guardedRequest } from '../../subgraphs/guarded-request.ts';
import { maskFields } from '../../subgraphs/mask-fields.ts';

/** Owners read what is their own under the first rule, auditors everything; personal data are shown by region and sector, too. */
const schema = buildSchema(`
  directive @access(rule: String!) on FIELD_DEFINITION
  directive @mask(rule: String!, reveal: String!) on FIELD_DEFINITION
  type Query { rows: [Row] }
  type Row {
    system: String id: String
    secret: String @access(rule: "ACCESS_LEDGER")
    secrets: [Row] @access(rule: "ACCESS_LEDGER")
    words: [String] @mask(rule: "PERSONAL", reveal: "PERSONAL_DATA")
    parts: [Part] other: Row
  }
  type Part { words: String @mask(rule: "PERSONAL", reveal: "PERSONAL_DATA") }`);
maskFields(schema);
guardFields(schema);
traceBelongings(schema);

async function read(viewer: Partial<Viewer>, query: string, rows: readonly object[]) {
  const request = guardedRequest({ ...PUBLIC_VIEWER, ...viewer });
  const { data, errors = [] } = await execute({ schema, document: parse(query), rootValue: { ...request, rows } });
  const { fields, systems, rows: count } = request.reads;
  return {
    rows: (data as unknown as { rows: Record<string, unknown>[] }).rows,
    codes: [...new Set(errors.map(({ extensions }) => extensions['code']))],
    ...{ fields: [...fields], systems: [...systems], count },
  };
}

describe('a restricted field in a subgraph', () => {
  const ROWS = [
    { system: 'dl-land', secret: 'one' },
    { system: 'sy-portal', secret: 'two' },
    { id: 'land:dl-land:7', secret: 'three' },
    { secret: 'of nobody knows which system' },
  ];
  const secretsFor = async (viewer: Partial<Viewer>) => {
    const { rows, ...told } = await read(viewer, '{ rows { secret } }', ROWS);
    return { ...told, secrets: rows.map(({ secret }) => secret) };
  };

  it('is given to an owner only where it is proven to be of a system of its own', async () => {
    const { secrets, codes, systems } = await secretsFor({ role: 'LEGACY_OWNER', systems: ['dl-land'], purpose: '自查' });
    expect(secrets).toEqual(['one', null, 'three', null]);
    expect(codes).toEqual(['FORBIDDEN']);
    expect(systems).toEqual(['dl-land']);
  });

  it('is given to whoever may read all of it, for a purpose', async () => {
    expect((await secretsFor({ role: 'AUDITOR', purpose: '审计' })).secrets).toEqual(ROWS.map(({ secret }) => secret));
    expect(await secretsFor({ role: 'AUDITOR' })).toMatchObject({
      secrets: [null, null, null, null],
      codes: ['PURPOSE_REQUIRED'],
      systems: [],
    });
  });

  it('is noted by rows, whatever is asked of each: entries of a list, and what single values are stated of', async () => {
    const secrets = [{ words: ['一'] }, { words: ['二'] }];
    const rows = [{ system: 'dl-land', secret: 'one', secrets }, { system: 'dl-land', secret: 'two', secrets: [] }, {}];
    const counted = async (query: string) => (await read({ role: 'AUDITOR', purpose: '审计' }, query, rows)).count;
    expect(await counted('{ rows { secret again: secret } }')).toBe(2);
    expect(await counted('{ rows { system } }')).toBe(0);
    expect(await counted('{ rows { secrets { words } } }')).toBe(2);
    expect(await counted('{ rows { secrets { words } again: secrets { system } } }')).toBe(4);
    expect(await counted('{ rows { secret secrets { words secret } } }')).toBe(4);
  });

  it('is given to nobody else, whatever the gateway has let through', async () => {
    for (const role of ['PUBLIC', 'MARKET_ENTITY', 'SECTOR_REGULATOR', 'OPERATOR'] as const)
      expect((await secretsFor({ role, systems: ['dl-land'], purpose: '看看' })).codes).toEqual(['FORBIDDEN']);
  });
});

describe('a masked field in a subgraph', () => {
  const PHONE = '13800138000';
  const WORDS = `联系人手机${PHONE}`;
  const land = { system: 'dl-land', sector: 'LAND', region: '210202' };
  const part = { words: WORDS };
  const shownTo = (viewer: Partial<Viewer>, rows: readonly object[], query = '{ rows { words parts { words } } }') =>
    read(viewer, query, rows);
  const regulator = { role: 'SECTOR_REGULATOR', sectors: ['LAND'], regions: ['210200'], purpose: '检查' } as const;

  it('hides personal data from everybody, and from whoever states no purpose', async () => {
    const viewers: readonly Partial<Viewer>[] = [
      {},
      { role: 'OPERATOR', purpose: '运维' },
      { ...regulator, purpose: null },
      { role: 'AUDITOR' },
    ];
    for (const viewer of viewers) {
      const { rows, codes, fields } = await shownTo(viewer, [{ ...land, words: [WORDS, '道路'], parts: [part] }]);
      expect(JSON.stringify(rows)).not.toContain(PHONE);
      expect(rows[0]!['words']).toMatchObject([expect.stringContaining('联系人'), '道路']);
      expect({ codes, fields }).toEqual({ codes: [], fields: [] });
    }
  });

  it('shows a regulator the words of its own sector and region, whichever value below states them, and notes each', async () => {
    const { rows, fields, systems, count } = await shownTo(regulator, [
      { ...land, words: [WORDS, '道路'], parts: [part, { words: '道路' }] },
    ]);
    expect(rows).toEqual([{ words: [WORDS, '道路'], parts: [part, { words: '道路' }] }]);
    expect({ fields, systems, count }).toEqual({ fields: ['Row.words', 'Part.words'], systems: ['dl-land'], count: 2 });
  });

  it('shows a regulator nothing of another sector, another region, or one that is not known', async () => {
    const others = [{ ...land, sector: 'OTHER' }, { ...land, region: '210101' }, { ...land, region: null }, { system: 'dl-land' }, {}];
    const { rows, fields } = await shownTo(
      regulator,
      others.map((row) => ({ ...row, words: [WORDS], parts: [part] })),
    );
    expect(JSON.stringify(rows)).not.toContain(PHONE);
    expect(fields).toEqual([]);
  });

  it('does not take what leads to a value for what the value says of itself', async () => {
    const query = '{ rows { other { words parts { words } } } }';
    const others = [{ system: 'sy-portal' }, { ...land, region: '210101' }, { ...land, region: null }, { id: 'land:sy-portal:1' }];
    const { rows } = await shownTo(
      regulator,
      others.map((other) => ({ ...land, other: { ...other, words: [WORDS], parts: [part] } })),
      query,
    );
    expect(JSON.stringify(rows)).not.toContain(PHONE);
  });

  it('shows owners their own systems, auditors everything', async () => {
    const rows = [land, { ...land, system: 'sy-portal' }].map((row) => ({ ...row, words: [WORDS], parts: [part] }));
    const owner = await shownTo({ role: 'LEGACY_OWNER', systems: ['dl-land'], purpose: '自查' }, rows);
    expect(owner.rows[0]).toEqual({ words: [WORDS], parts: [part] });
    expect(JSON.stringify(owner.rows[1])).not.toContain(PHONE);
    expect(JSON.stringify((await shownTo({ role: 'AUDITOR', purpose: '审计' }, rows)).rows)).toBe(
      JSON.stringify(rows.map(({ words, parts }) => ({ words, parts }))),
    );
  });
});
