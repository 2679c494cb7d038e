import { describe, expect, test } from 'vitest';
import { localName, onlyChild, parseStrictXml, XmlFault } from '../../adapters/transports/strict-xml.ts';

describe('strict XML reads', () => {
  test('elements, attributes, text and children in their order', () => {
    const root = parseStrictXml('<?xml version="1.0" encoding="GBK"?><DES a="1"><X>一&amp;二</X><Y/><X>三</X></DES>');
    expect(root.name).toBe('DES');
    expect({ ...root.attributes }).toEqual({ a: '1' });
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['X', '一&二'],
      ['Y', ''],
      ['X', '三'],
    ]);
  });

  test('CDATA and numeric references as plain text, spaces kept', () => {
    expect(parseStrictXml('<a> <![CDATA[<b>&amp;]]>&#20013;&#x6587; </a>').text).toBe(' <b>&amp;中文 ');
  });

  test('a DOCTYPE inside CDATA, because there it is text', () => {
    expect(parseStrictXml('<a><![CDATA[<!DOCTYPE html>]]></a>').text).toBe('<!DOCTYPE html>');
  });

  test('an element named like an object member without harm', () => {
    const root = parseStrictXml('<__proto__ constructor="x"><toString>1</toString></__proto__>');
    expect(root.name).toBe('__proto__');
    expect(root.attributes['constructor']).toBe('x');
    expect(onlyChild(root, 'toString')?.text).toBe('1');
  });

  test('prefixed names by their local part', () => {
    const root = parseStrictXml('<soap:Envelope xmlns:soap="urn:x"><soap:Body/></soap:Envelope>');
    expect(localName(root)).toBe('Envelope');
    expect(onlyChild(root, 'Body')?.name).toBe('soap:Body');
  });
});

const BILLION_LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>`;
const REFUSED: readonly (readonly [string, string])[] = [
  ['a billion laughs', BILLION_LAUGHS],
  ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['a DOCTYPE alone', '<!DOCTYPE html><html/>'],
  ['an entity that XML does not know', '<a>&nbsp;</a>'],
  ['mismatched tags', '<a><b></a></b>'],
  ['an HTML error page', '<html><head><meta charset="gbk"><title>500</title></head><body><p>error<br></body></html>'],
  ['two roots', '<a/><b/>'],
  ['text after the root', '<a/>rest'],
  ['half a document', '<a><b>text</b>'],
  ['nothing', ''],
  ['no element', 'TOKEN过期'],
  ['a processing instruction', '<?php echo 1 ?><a/>'],
  ['an attribute twice', '<a x="1" x="2"/>'],
  ['an attribute without quotes', '<a x=1/>'],
  ['a control character', '<a>\u0001</a>'],
  ['a numeric reference to no character', '<a>&#0;</a>'],
  ['a bare ampersand', '<a>A&B</a>'],
];

describe('strict XML refuses', () => {
  test.each(REFUSED)('%s', (_, text) => {
    expect(() => parseStrictXml(text)).toThrow(XmlFault);
  });

  test('nesting beyond the limit', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(parseStrictXml(nested(64)).name).toBe('a');
    expect(() => parseStrictXml(nested(65))).toThrow(/deeper than 64/u);
    expect(() => parseStrictXml(nested(500_000))).toThrow(XmlFault);
  });

  test('more text, attributes, elements or length than agreed', () => {
    expect(() => parseStrictXml(`<a>${'x'.repeat(11)}</a>`, { maxTextLength: 10 })).toThrow(/text longer/u);
    expect(() => parseStrictXml('<a b="1" c="2"/>', { maxAttributes: 1 })).toThrow(/attributes/u);
    expect(() => parseStrictXml('<a b="12345"/>', { maxAttributeLength: 4 })).toThrow(/attribute longer/u);
    expect(() => parseStrictXml('<a><b/><b/></a>', { maxElements: 2 })).toThrow(/elements/u);
    expect(() => parseStrictXml('<a></a>', { maxLength: 6 })).toThrow(/longer than 6/u);
  });

  test('naming the place and never the content', () => {
    const fault = (() => {
      try {
        return parseStrictXml('<a>\n<secret>13800000000</wrong>');
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(XmlFault);
    expect((fault as XmlFault).line).toBe(2);
    expect(String(fault)).not.toMatch(/13800000000|secret|wrong/u);
  });
});
