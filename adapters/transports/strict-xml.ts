import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** One element of a parsed document; comments are dropped, `text` is its own text without its children's. */
export interface XmlElement {
  /** As written, prefix included. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** What a document may cost. Lengths are characters. */
export interface XmlLimits {
  readonly maxLength: number;
  readonly maxDepth: number;
  readonly maxElements: number;
  readonly maxAttributes: number;
  readonly maxAttributeLength: number;
  readonly maxTextLength: number;
}

const DEFAULT_LIMITS: XmlLimits = {
  maxLength: 64 * 1024 * 1024,
  maxDepth: 64,
  maxElements: 1_000_000,
  maxAttributes: 64,
  maxAttributeLength: 64 * 1024,
  maxTextLength: 16 * 1024 * 1024,
};

/** A document that is not well-formed or goes beyond a limit. Says where and why, and holds no payload. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
  readonly line: number;
  readonly column: number;

  constructor(reason: string, line: number, column: number) {
    super(`${reason} at line ${line}, column ${column}`);
    this.line = line;
    this.column = column;
  }
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: OpenElement[];
  text: string;
}

/**
 * Parses XML 1.0 strictly. DOCTYPE, processing instructions and entities beyond the five of XML and numbers are refused.
 * @throws {XmlFault}
 */
export function parseStrictXml(text: string, limits: Partial<XmlLimits> = {}): XmlElement {
  const all = { ...DEFAULT_LIMITS, ...limits };
  if (text.length > all.maxLength) throw new XmlFault(`longer than ${all.maxLength} characters`, 1, 0);
  const parser = new SaxesParser({ xmlns: false, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const refuse = (reason: string): never => {
    throw new XmlFault(reason, parser.line, parser.column);
  };
  const tree = createTree(all, refuse);
  parser.on('error', () => refuse('not well-formed'));
  parser.on('doctype', () => refuse('a DOCTYPE is not accepted'));
  parser.on('processinginstruction', () => refuse('a processing instruction is not accepted'));
  parser.on('opentag', tree.open);
  parser.on('text', tree.text);
  parser.on('cdata', tree.text);
  parser.on('closetag', tree.close);
  parser.write(text).close();
  return tree.root();
}

function createTree(limits: XmlLimits, refuse: (reason: string) => never) {
  const document: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const path: OpenElement[] = [document];
  let elements = 0;
  return {
    open(tag: SaxesTagPlain): void {
      elements += 1;
      if (path.length > limits.maxDepth) refuse(`deeper than ${limits.maxDepth} elements`);
      if (elements > limits.maxElements) refuse(`more than ${limits.maxElements} elements`);
      checkAttributes(tag.attributes, limits, refuse);
      const element: OpenElement = { name: tag.name, attributes: tag.attributes, children: [], text: '' };
      path.at(-1)!.children.push(element);
      path.push(element);
    },
    text(text: string): void {
      const element = path.at(-1)!;
      if (element.text.length + text.length > limits.maxTextLength) refuse(`text longer than ${limits.maxTextLength} characters`);
      element.text += text;
    },
    close(): void {
      path.pop();
    },
    root: (): XmlElement => document.children[0] ?? refuse('no root element'),
  };
}

function checkAttributes(attributes: Readonly<Record<string, string>>, limits: XmlLimits, refuse: (reason: string) => never): void {
  const values = Object.values(attributes);
  if (values.length > limits.maxAttributes) refuse(`more than ${limits.maxAttributes} attributes`);
  if (values.some((value) => value.length > limits.maxAttributeLength))
    refuse(`attribute longer than ${limits.maxAttributeLength} characters`);
}

/** An element's name without its prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

/** The only child of that local name; undefined where there is none or more than one. */
export function onlyChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const found = element?.children.filter((child) => localName(child) === name) ?? [];
  return found.length === 1 ? found[0] : undefined;
}
