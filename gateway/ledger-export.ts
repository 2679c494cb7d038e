import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { chainCheck, type LedgerEntry, type LedgerFault, type LedgerStart } from '../schema/access/ledger.ts';

/** A file that `npm run ledger -- export` did not write. */
export class NoExportError extends Error {
  override readonly name = 'NoExportError';
}

/** What is wrong in a file, and where. */
export interface ExportFault extends Omit<LedgerFault, 'kind'> {
  readonly file: string;
  readonly kind: LedgerFault['kind'] | 'DOES_NOT_JOIN';
}

/** Hashes of the entries of one export, by sequence. */
interface VerifiedExport {
  readonly start: LedgerStart;
  readonly hashes: ReadonlyMap<number, string>;
}

/**
 * The first fault of exports of one ledger, the earlier before the later; null where each is whole and they join: what both hold is the
 * same, and nothing is missing between them. `head` is the last hash, where somebody else has noted it.
 * @throws {NoExportError}
 */
export async function faultOfExports(files: readonly string[], head: string | null): Promise<ExportFault | null> {
  let earlier: VerifiedExport | null = null;
  for (const file of files) {
    const verified = await verify(file, file === files.at(-1) ? head : null);
    if ('kind' in verified) return verified;
    const seq: number | null = earlier === null ? null : firstDifference(earlier, verified);
    if (seq !== null) return { file, seq, kind: 'DOES_NOT_JOIN' };
    earlier = verified;
  }
  return null;
}

async function verify(file: string, head: string | null): Promise<VerifiedExport | ExportFault> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator]();
  const first = await lines.next();
  const start = startIn(first.done === true ? '' : first.value, file);
  const check = chainCheck(start);
  const hashes = new Map<number, string>([[start.seq - 1, start.previousHash]]);
  for await (const line of { [Symbol.asyncIterator]: () => lines }) {
    const entry = entryIn(line);
    const fault = check.next(entry);
    if (fault !== null) return { file, ...fault };
    hashes.set(entry!.seq, entry!.hash);
  }
  const fault = check.end(head);
  return fault === null ? { start, hashes } : { file, ...fault };
}

function startIn(line: string, file: string): LedgerStart {
  const { seq, previousHash, ...more } = (objectIn(line) ?? {}) as Partial<LedgerStart>;
  const isStart = Number.isInteger(seq) && typeof previousHash === 'string' && Object.keys(more).length === 0;
  if (!isStart) throw new NoExportError(`${file}: 文件不是台账的导出 / the file is no export of the ledger`);
  return { seq: seq!, previousHash };
}

function entryIn(line: string): LedgerEntry | null {
  return objectIn(line) as LedgerEntry | null;
}

function objectIn(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The earliest sequence at which a later export is not what an earlier one holds, or begins after its end. */
function firstDifference(earlier: VerifiedExport, { start, hashes }: VerifiedExport): number | null {
  const last = Math.max(...earlier.hashes.keys());
  for (let seq = start.seq - 1; seq <= last; seq += 1) if (earlier.hashes.get(seq) !== hashes.get(seq)) return seq;
  return start.seq - 1 > last ? last + 1 : null;
}
