import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decodeDeclared, DecodeFault, decodeText, encodingNamed, xmlEncoding } from '../../adapters/transports/decode.ts';

const gbk = (text: string) => iconv.encode(text, 'gbk');

describe('decoding', () => {
  test('reads GBK, GB18030 with four bytes, UTF-8 and drops a byte order mark', () => {
    expect(decodeText(gbk('沈阳市招标公告〔2026〕'), 'gbk')).toBe('沈阳市招标公告〔2026〕');
    expect(decodeText(iconv.encode('㐂𠮷', 'gb18030'), 'gb18030')).toBe('㐂𠮷');
    expect(decodeText(Buffer.from('\ufeff大连', 'utf8'), 'utf-8')).toBe('大连');
  });

  test.each([
    ['a lone lead byte', [0x41, 0x81], 'gbk'],
    ['a lead byte with a trail below 0x40', [0x81, 0x20, 0x41], 'gb18030'],
    ['0xff', [0xff], 'gb2312'],
    ['a cut UTF-8 character', [0xe4, 0xb8], 'utf-8'],
    ['GBK bytes declared UTF-8', [...gbk('招标')], 'utf-8'],
    ['an overlong form', [0xc0, 0xaf], 'utf-8'],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80], 'utf-8'],
  ] as const)('refuses %s instead of replacing it', (_, bytes, encoding) => {
    expect(() => decodeText(Uint8Array.from(bytes), encoding)).toThrow(DecodeFault);
  });

  test('refuses UTF-8 that is declared GBK, which would come out as other characters', () => {
    const bytes = Buffer.from('中文公告', 'utf8');
    expect(decodeText(bytes, 'gbk')).not.toBe('中文公告');
    expect(() => decodeDeclared(bytes, 'gbk')).toThrow(DecodeFault);
    expect(() => decodeDeclared(Buffer.from('\ufeffA', 'utf8'), 'gb2312')).toThrow(DecodeFault);
  });

  test('lets plain ASCII and real GBK pass as declared', () => {
    expect(decodeDeclared(Buffer.from('PROJECT_CODE'), 'gbk')).toBe('PROJECT_CODE');
    expect(decodeDeclared(gbk('联通'), 'gbk')).toBe('联通');
    expect(decodeDeclared(Buffer.from('中文'), 'utf-8')).toBe('中文');
  });

  test('says nothing of the content in its fault', () => {
    expect(() => decodeText(Uint8Array.from([...Buffer.from('13800000000'), 0xff]), 'gbk')).toThrow(/^[^0-9]*\(declared gbk\)$/u);
  });
});

describe('declarations', () => {
  test('are known by their usual names', () => {
    expect(['GB2312', 'utf8', 'CP936', 'GBK', 'UTF-8', 'GB_2312', 'latin1', '__proto__'].map(encodingNamed)).toEqual([
      'gb2312',
      'utf-8',
      'gbk',
      'gbk',
      'utf-8',
      'gb2312',
      null,
      null,
    ]);
  });

  test('are found in an XML declaration, behind a byte order mark too', () => {
    expect(xmlEncoding(Buffer.from('<?xml version="1.0" encoding="GBK"?><a/>'))).toBe('gbk');
    expect(xmlEncoding(Buffer.from('\ufeff<?xml version="1.0" encoding=\'utf-8\'?><a/>'))).toBe('utf-8');
    expect(xmlEncoding(Buffer.from('<a encoding="GBK"/>'))).toBeNull();
  });
});
