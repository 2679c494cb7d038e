import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { decodeText } from './decode-text.ts';
import { RECORD_SHAPES, type ReadRow, type RecordShape } from './record-shapes.ts';
import { missesOf, type StatedCheck } from './record-statements.ts';

/** A stated value that no record of its row holds. */
export interface Miss extends StatedCheck {
  readonly rowKey: string | null;
}

/** What became of one file. */
export interface FileReport {
  readonly file: string;
  /** Name of the shape; null where there is no profile yet. */
  readonly shape: string | null;
  readonly rows: number;
  readonly mapped: number;
  readonly withWarnings: number;
  readonly quarantined: number;
  readonly stated: number;
  readonly misses: readonly Miss[];
  /** Finding code and column → how many. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** Every file below a folder, in order, or the one file named, read in place through the mapping of its shape. */
export function readRecords(place: string): readonly FileReport[] {
  if (!statSync(place).isDirectory()) return [reportOf(place, slashed(place))];
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(place, join(entry.parentPath, entry.name))).toSorted();
  return paths.map((path) => reportOf(join(place, path), slashed(path)));
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** Which source a file is of shows in its whole path, wherever the reading began. */
function reportOf(path: string, file: string): FileReport {
  const shape = shapeOf(slashed(resolve(path)));
  if (shape === null) return { file, shape, ...summaryOf([]) };
  try {
    return { file, shape: shape.name, ...summaryOf(shape.read(decodeText(readFileSync(path)))) };
  } catch (error) {
    return { file, shape: shape.name, ...summaryOf([]), rows: 1, quarantined: 1, reasons: { [faultOf(error)]: 1 } };
  }
}

/** What keeps a whole file from being taken apart; anything else is a defect of ours. */
function faultOf(error: unknown): string {
  const { code = '' } = error as { readonly code?: string };
  if (error instanceof SyntaxError || code.startsWith('CSV_')) return 'ERROR BAD_SHAPE';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'ERROR BAD_BYTES';
  throw error;
}

/** The shape that claims a path; null where there is none. */
export function shapeOf(path: string): RecordShape | null {
  return RECORD_SHAPES.find((shape) => shape.path.test(path)) ?? null;
}

/** Counts rows, their findings and what they state but their records do not hold. */
export function summaryOf(rows: readonly ReadRow[]): Omit<FileReport, 'file' | 'shape'> {
  const read = rows.filter(({ change }) => change.type !== 'UNREADABLE');
  const warned = rows.filter(({ change }) => change.type === 'READ' && change.findings.some(({ severity }) => severity === 'WARNING'));
  const reasons: Record<string, number> = {};
  for (const { change } of rows) {
    for (const { code, column, severity } of change.type === 'DELETED' ? [] : change.findings) {
      const reason = `${severity} ${code} ${column}`.trim();
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
  }
  const misses = rows.flatMap(({ change, stated }) =>
    change.type === 'READ' ? missesOf(stated, change.records).map((check) => ({ ...check, rowKey: change.rowKey })) : [],
  );
  return {
    rows: rows.length,
    mapped: read.length,
    withWarnings: warned.length,
    quarantined: rows.length - read.length,
    stated: rows.reduce((sum, { stated }) => sum + stated.length, 0),
    misses,
    reasons,
  };
}
