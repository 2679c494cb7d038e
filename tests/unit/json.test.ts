import { describe, expect, it } from 'vitest';
import { badBytesOf, salvageJson } from '../../adapters/transports/json-salvage.ts';
import { parseLosslessJson } from '../../adapters/transports/json.ts';

describe('lossless JSON', () => {
  it('keeps a long id as the text it was written as', () => {
    expect(parseLosslessJson('{"id":512351820866273280,"total":12}')).toEqual({ id: '512351820866273280', total: 12 });
  });

  it('leaves numbers that a double holds exactly as numbers', () => {
    expect(parseLosslessJson('[9007199254740991, 325000.10, -1, 1e3, 0.0, 1512038652000]')).toEqual([
      9007199254740991, 325000.1, -1, 1000, 0, 1512038652000,
    ]);
  });

  it('keeps decimals, overflows and underflows that a double would round', () => {
    const text = '[0.1234567890123456789, 1e999, 1e-999, 9007199254740993]';
    expect(parseLosslessJson(text)).toEqual(['0.1234567890123456789', '1e999', '1e-999', '9007199254740993']);
  });

  it.each(['{"__proto__":{"admin":true},"a":1}', '{"\\u005f_proto__":{"admin":true},"a":1}'])(
    'cannot be made to alter a prototype: %s',
    (text) => {
      const value = parseLosslessJson(text) as Record<string, unknown>;
      expect(value).toEqual({ a: 1 });
      expect(value['admin']).toBeUndefined();
    },
  );

  it('refuses nesting that would exhaust the stack', () => {
    expect(() => parseLosslessJson('['.repeat(100_000))).toThrow(/deeper than 64/u);
  });

  it('does not take brackets inside text for nesting', () => {
    expect(parseLosslessJson(JSON.stringify({ text: '[\\"[{'.repeat(200) }))).toEqual({ text: '[\\"[{'.repeat(200) });
  });

  it.each(['', '{', '{a:1}', '[1,]', 'null({})', '<html>', '{"a":1}x', 'NaN', "{'a':1}"])('refuses what is no JSON: %s', (text) => {
    expect(() => parseLosslessJson(text)).toThrow('the text is not JSON');
  });
});

/** JSON text in which every `?` is a byte that UTF-8 does not know. */
function damaged(value: unknown): Buffer {
  return Buffer.from(Buffer.from(JSON.stringify(value)).toString('latin1').replaceAll('?', '\xff'), 'latin1');
}

describe('JSON whose bytes are not all UTF-8', () => {
  it('loses only the row that holds them, and keeps that row’s bytes', () => {
    const { rows } = salvageJson(
      damaged({
        rows: [
          { id: '甲', title: '好' },
          { id: '乙', title: '坏?' },
        ],
      }),
    ) as { rows: object[] };
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({ id: '甲', title: '好' });
    expect(badBytesOf(rows[0]!)).toBeNull();
    expect(Object.entries(rows[1]!)).toEqual([['id', '乙']]);
    expect(badBytesOf(rows[1]!)).toEqual(damaged({ id: '乙', title: '坏?' }));
  });

  it('finds the row in JSON within JSON', () => {
    const inner = JSON.stringify({ records: [{ title: '好' }, { title: '坏?' }] });
    const { content } = salvageJson(damaged({ content: inner })) as { content: { records: object[] } };
    expect(content.records.map((row) => badBytesOf(row) !== null)).toEqual([false, true]);
  });

  it.each([{ title: '坏?' }, ['?'], { list: ['?'] }])('is refused where the damage is in no row: %j', (value) => {
    expect(() => salvageJson(damaged(value))).toThrow(SyntaxError);
  });

  it('is refused where an escape could be taken for a byte', () => {
    expect(() => salvageJson(Buffer.from('{"rows":[{"a":"\\u00c3\\u00a9\xff"}]}', 'latin1'))).toThrow('not UTF-8');
  });
});

it('an answer of which no row is UTF-8 fails as a whole, two damaged rows of two do not', () => {
  const page = (rows: number): Uint8Array =>
    Buffer.concat([
      Buffer.from('{"rows":['),
      ...Array.from({ length: rows }, (_, index) =>
        Buffer.concat([
          Buffer.from(`${index > 0 ? ',' : ''}{"id":"${index}","title":"`),
          Buffer.from([0xb2, 0xc9, 0xb9, 0xba]),
          Buffer.from('"}'),
        ]),
      ),
      Buffer.from(']}'),
    ]);
  expect(() => salvageJson(page(8))).toThrow('no row of the list is UTF-8');
  expect(salvageJson(page(2))).toMatchObject({ rows: [{ id: '0' }, { id: '1' }] });
});
