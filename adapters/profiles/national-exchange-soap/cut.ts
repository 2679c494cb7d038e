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
  readonly end: string;
}

/** `<` and `&` are never the second byte of a GBK or UTF-8 character, so markup can be found before anything is decoded. */
const ESCAPED: Marks = { start: /&lt;DES(?=\s|&gt;)/gu, end: '&lt;/DES&gt;' };
const PLAIN: Marks = { start: /<DES(?=[\s>])/gu, end: '</DES>' };

/** Cuts the DES messages out of an answer at byte level, so that bytes of one row that are no text cannot hide the others. */
export function cutRows(bytes: Uint8Array): CutAnswer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const view = buffer.toString('latin1');
  const escaped = !new RegExp(PLAIN.start).test(view);
  const marks = escaped ? ESCAPED : PLAIN;
  const frame: Uint8Array[] = [];
  const rows: CutRow[] = [];
  let from = 0;
  for (let start = nextStart(view, marks, 0); start !== -1; start = nextStart(view, marks, from)) {
    const end = view.indexOf(marks.end, start);
    if (end === -1) break;
    frame.push(buffer.subarray(from, start));
    from = end + marks.end.length;
    rows.push({ bytes: buffer.subarray(start, from), escaped });
  }
  frame.push(buffer.subarray(from));
  return { frame: Buffer.concat(frame), rows };
}

function nextStart(view: string, { start }: Marks, from: number): number {
  const search = new RegExp(start);
  search.lastIndex = from;
  return search.exec(view)?.index ?? -1;
}
