/** One DES message of an answer, still as the bytes that came. */
export interface CutRow {
  readonly bytes: Uint8Array;
  /** Whether its markup is escaped once more (`&lt;DES`), as in a SOAP string. */
  readonly escaped: boolean;
}

/** An answer without its rows, and the rows. */
export interface CutAnswer {
  readonly frame: Uint8Array;
  readonly rows: readonly CutRow[];
}

interface Marks {
  readonly start: RegExp;
  readonly end: RegExp;
}

/** Within a string `>` may stand as it is: XML asks for `<` and `&` only to be escaped. `<` and `&` are never the second byte of a GBK or UTF-8 character, so markup can be found before anything is decoded. */
const ESCAPED: Marks = { start: /&lt;DES(?=\s|&gt;|>)/gu, end: /&lt;\/DES(?:&gt;|>)/gu };
const PLAIN: Marks = { start: /<DES(?=[\s>])/gu, end: /<\/DES>/gu };

/** Cuts the DES messages out of an answer at byte level, so that bytes of one row that are no text cannot hide the others. */
export function cutRows(bytes: Uint8Array): CutAnswer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const view = buffer.toString('latin1');
  const escaped = !new RegExp(PLAIN.start).test(view);
  const marks = escaped ? ESCAPED : PLAIN;
  const frame: Uint8Array[] = [];
  const rows: CutRow[] = [];
  let from = 0;
  for (let start = next(view, marks.start, 0); start !== null; start = next(view, marks.start, from)) {
    const end = next(view, marks.end, start.index);
    if (end === null) break;
    frame.push(buffer.subarray(from, start.index));
    from = end.index + end[0].length;
    rows.push({ bytes: buffer.subarray(start.index, from), escaped });
  }
  frame.push(buffer.subarray(from));
  return { frame: Buffer.concat(frame), rows };
}

function next(view: string, mark: RegExp, from: number): RegExpExecArray | null {
  const search = new RegExp(mark);
  search.lastIndex = from;
  return search.exec(view);
}
