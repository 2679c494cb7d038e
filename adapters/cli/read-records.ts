import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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

/** Every file below a folder, in order, read in place through the mapping of its shape. */
export function readRecords(folder: string): readonly FileReport[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).toSorted();
  return paths.map((path) => reportOf(folder, path));
}

function reportOf(folder: string, path: string): FileReport {
  const shape = shapeOf(path);
  const rows = shape === null ? [] : shape.read(decodeText(readFileSync(join(folder, path))));
  return { file: path, shape: shape?.name ?? null, ...summaryOf(rows) };
}

/** The shape that claims a path below the data folder; null where there is none. */
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
