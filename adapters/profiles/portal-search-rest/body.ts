import { readHtml, type HtmlReading } from '../../mapping/html-table.ts';

/** Search hits are cut and marked: what touches the cut is not read. */
const MARK = /<\/?(?:font|em)\b[^>]*>/giu;
/** A gap, whole or halved by the cut: the word before it is whole. */
const GAP = /&nbsp;|&n?b?s?p?(?=(?:\.{3}|…)\s*$)/gu;
const CUTS = ['...', '…'];
const ENDS_OF_WORDS = ['。', '；', '，', '、', '：', ':', ' ', '\n', '\r', '\t', '\u00a0', '\u3000'];

/** What a search hit holds of a notice: its text as given, without marks and half words, and what its HTML says. */
export interface Body {
  readonly text: string;
  readonly page: HtmlReading;
}

export function readBody(content: string): Body {
  const text = withoutCut(content.replaceAll(MARK, '').replaceAll(GAP, ' '));
  return { text, page: readHtml(text) };
}

/** Without the word that a cut has halved. */
function withoutCut(body: string): string {
  const text = body.trimEnd();
  if (!CUTS.some((cut) => text.endsWith(cut))) return body;
  return text.slice(0, Math.max(...ENDS_OF_WORDS.map((end) => text.lastIndexOf(end))) + 1);
}
