import { describe, expect, it } from 'vitest';
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
