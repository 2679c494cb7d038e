import { createHash } from 'node:crypto';
import type { Finding } from '../../../schema/records/finding.ts';
import { finding } from '../../mapping/reader.ts';
import { recordColumns } from '../../mapping/record-mapping.ts';
import type { DatabaseRow } from '../../transports/database.ts';
import { joined, raw, sql, type Statement } from '../../transports/database-statement.ts';
import { decodeDeclared, type Encoding } from '../../transports/decode.ts';
import type { TableMapping } from './table-mapping.ts';

/** Columns that every staging table has beside the national ones: the row's own key, its last change, whether it is deleted. */
const STAGING_COLUMNS = ['ROW_ID', 'UPDATED_AT', 'IS_DELETED'] as const;

/** A place in a table's order of change. Without a row id: before all rows of that second. */
export interface Position {
  /** UPDATED_AT as the database prints it. */
  readonly at: string;
  readonly rowId: string | null;
}

/** A table as it is asked for. */
export interface WireTable {
  readonly mapping: TableMapping;
  /** Schema, prefix and name. */
  readonly fullName: string;
  readonly columns: readonly string[];
}

/** A row as it came: text where its bytes are in the declared encoding. */
export interface WireRow {
  readonly table: WireTable;
  readonly columns: Readonly<Record<string, string | null>>;
  /** One BAD_BYTES error per column that is not in the encoding. */
  readonly findings: readonly Finding[];
  /** All columns with their names and lengths, values as stored. */
  readonly rawBytes: Uint8Array;
  /** Over the values without UPDATED_AT: a row that was only touched did not change. */
  readonly rawHash: string;
}

type BytesOf = (column: string) => Statement;

export function wireTable(mapping: TableMapping, prefix: string): WireTable {
  const read = mapping.records.flatMap(recordColumns);
  return { mapping, fullName: prefix + mapping.name, columns: [...new Set([...STAGING_COLUMNS, mapping.projectColumn, ...read])] };
}

/** Without these a table's rows cannot be told apart, ordered or assigned to a project. */
export function indispensableColumns({ mapping }: WireTable): readonly string[] {
  return [...STAGING_COLUMNS, mapping.projectColumn];
}

/** The next rows of a table in their order of change: `WHERE (UPDATED_AT, ROW_ID) > position`. */
export function pageStatement(table: WireTable, bytesOf: BytesOf, after: Position | null, pageSize: number): Statement {
  return select(table, bytesOf, sql`${afterPosition(after)} ORDER BY UPDATED_AT, ROW_ID`, pageSize);
}

/** The next rows that do not say when they changed, by their key: nothing else orders them, and databases differ in where NULL sorts. */
export function undatedStatement(table: WireTable, bytesOf: BytesOf, afterRowId: string | null, pageSize: number): Statement {
  const after = afterRowId === null ? raw('') : sql` AND ROW_ID > ${afterRowId}`;
  return select(table, bytesOf, sql`UPDATED_AT IS NULL${after} ORDER BY ROW_ID`, pageSize);
}

function select(table: WireTable, bytesOf: BytesOf, where: Statement, pageSize: number): Statement {
  return sql`SELECT ${joined(table.columns.map(bytesOf), ', ')} FROM ${raw(table.fullName)} WHERE ${where} LIMIT ${raw(String(pageSize))}`;
}

function afterPosition(after: Position | null): Statement {
  if (after === null) return raw('UPDATED_AT IS NOT NULL');
  if (after.rowId === null) return sql`UPDATED_AT >= ${after.at}`;
  return sql`UPDATED_AT >= ${after.at} AND (UPDATED_AT > ${after.at} OR ROW_ID > ${after.rowId})`;
}

/** Rows of several tables in one statement: the table's number, then its columns, filled up to the widest table. */
export function unionStatement(parts: readonly { readonly table: WireTable; readonly where: Statement }[], bytesOf: BytesOf): Statement {
  const width = Math.max(...parts.map(({ table }) => table.columns.length));
  return joined(
    parts.map(({ table, where }) => {
      const columns = [bytesOf(`'${table.mapping.number}'`), ...table.columns.map(bytesOf)];
      const filled = [...columns, ...Array.from({ length: width - table.columns.length }, () => raw('NULL'))];
      return sql`SELECT ${joined(filled, ', ')} FROM ${raw(table.fullName)} WHERE ${where}`;
    }),
    ' UNION ALL ',
  );
}

/** Condition that asks for projects by their key. */
export function keyIn(table: WireTable, keys: readonly string[]): Statement {
  const values = joined(
    keys.map((key) => sql`${key}`),
    ', ',
  );
  return sql`${raw(table.mapping.projectColumn)} IN (${values})`;
}

/** Reads the answer to a union: each row with its table. */
export function readUnionRow(tables: readonly WireTable[], row: DatabaseRow, encoding: Encoding): WireRow {
  const number = Buffer.from(row[0] ?? []).toString('latin1');
  const table = tables.find(({ mapping }) => mapping.number === number)!;
  return readRow(table, row.slice(1), encoding);
}

/** Reads one row of a table, column by column: one bad value does not hide the others. */
export function readRow(table: WireTable, row: DatabaseRow, encoding: Encoding): WireRow {
  const findings: Finding[] = [];
  const columns = table.columns.map((name, index): readonly [string, string | null] => {
    const bytes = row[index] ?? null;
    try {
      return [name, bytes === null ? null : decodeDeclared(bytes, encoding)];
    } catch {
      findings.push(finding({ code: 'BAD_BYTES', severity: 'ERROR', column: name }));
      return [name, null];
    }
  });
  const raws = table.columns.map((name, index) => [name, rawColumn(name, row[index] ?? null)] as const);
  const hash = createHash('sha256').update(table.mapping.number);
  for (const [name, bytes] of raws) if (name !== 'UPDATED_AT') hash.update(bytes);
  const rawBytes = Buffer.concat(raws.map(([, bytes]) => bytes));
  return { table, columns: Object.fromEntries(columns), findings, rawBytes, rawHash: hash.digest('hex') };
}

/** `NAME<tab>length<tab>value<newline>`; NULL in place of the length. */
function rawColumn(name: string, bytes: Uint8Array | null): Uint8Array {
  if (bytes === null) return Buffer.from(`${name}\tNULL\n`);
  return Buffer.concat([Buffer.from(`${name}\t${bytes.length}\t`), bytes, Buffer.from('\n')]);
}
