import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../adapters/cli/decode-text.ts';
import { readRecords, shapeOf, type FileReport } from '../../adapters/cli/read-records.ts';
import { printed } from '../../adapters/cli/records.ts';
import type { ReadRow } from '../../adapters/cli/record-shapes.ts';
import type { Notice } from '../../schema/records/notice.ts';
import type { RecordKind, TradeRecord } from '../../schema/records/record.ts';
import { EXPECTATIONS, EXPLAINED_MISSES } from './expectations.ts';

const FOLDER = process.env.YIWANG_REAL_RECORDS ?? '../shared/data';
const REQUIRED = [
  'engineering/yichang-hubei-epoint/',
  'engineering/hebei-epoint/',
  'engineering/ggzy-national/',
  'procurement/ggzy-national/',
  'procurement/chongqing-ccgp/',
  'procurement/guangxi-zcy/portal-',
  'land/landchina-legacy/supply-',
  'mineral/',
  'property-rights/cbex/',
  'property-rights/ggzy-national/',
  'national-platform/',
];
const present = existsSync(FOLDER);

test('the real records are there where they must be read', () => {
  expect(present || process.env.CI === undefined).toBe(true);
});

describe.skipIf(!present)('real records of every source', () => {
  const reports = present ? readRecords(FOLDER) : [];
  const required = reports.filter(({ file }) => REQUIRED.some((start) => file.startsWith(start)));
  console.log(printed(reports));

  test('cover every required source', () => {
    const missing = REQUIRED.filter((start) => !reports.some(({ file }) => file.startsWith(start)));
    expect(missing).toEqual([]);
  });

  test.each(required.map((report) => [report.file, report] as const))('%s: at least 99 % of the rows are mapped', (_, report) => {
    expect(report.shape).not.toBeNull();
    expect(report.rows).toBeGreaterThan(0);
    expect(report.mapped / report.rows).toBeGreaterThanOrEqual(0.99);
  });

  test.each(required.map((report) => [report.file, report] as const))('%s: nothing plainly stated is left out', (_, report) => {
    expect(report.misses.filter(({ value }) => !Object.hasOwn(EXPLAINED_MISSES, value))).toEqual([]);
  });

  test.each(required.map((report) => [report.file, report] as const))(
    '%s: every notice has identity, title, kind, time and place',
    (_, report) => {
      const notices = rowsOf(report).flatMap(({ change }) => (change.type === 'READ' ? change.records.filter(isNotice) : []));
      const lacking = (name: string, missing: (notice: Notice) => boolean) =>
        notices.filter(missing).map(({ nativeId }) => `${nativeId} has no ${name}`);
      expect([
        ...lacking('identity', ({ nativeId, source }) => nativeId === '' || source.rowKey === ''),
        ...lacking('project', ({ projectNativeId }) => projectNativeId === null),
        ...lacking('title', ({ title }) => title.trim() === ''),
        ...lacking('kind', ({ noticeKind }) => noticeKind.code === null),
        ...lacking('time', ({ publishedAt }) => publishedAt === null),
        ...lacking('place', ({ region }) => region?.code == null),
      ]).toEqual([]);
    },
  );
});

describe.skipIf(!present)('values checked by hand', () => {
  const cases = EXPECTATIONS.filter(({ file }) => existsSync(join(FOLDER, file)));
  test.each(cases.map((expected) => [`${expected.file} ${expected.rowKey}`, expected] as const))(
    '%s',
    (_, { file, rowKey, kind, facts }) => {
      const records =
        recordsIn(file)
          .get(rowKey)
          ?.filter((record) => record.kind === kind) ?? [];
      expect(records.map(plainFacts)).toEqual(facts);
    },
  );
});

function isNotice(record: TradeRecord): record is Notice {
  return record.kind === 'notice';
}

const read = new Map<string, ReadonlyMap<string, readonly TradeRecord[]>>();

function recordsIn(file: string): ReadonlyMap<string, readonly TradeRecord[]> {
  const known = read.get(file) ?? byRowKey(rowsOf({ file }));
  read.set(file, known);
  return known;
}

function byRowKey(rows: readonly ReadRow[]): ReadonlyMap<string, readonly TradeRecord[]> {
  return new Map(rows.flatMap(({ change }) => (change.type === 'READ' ? [[change.rowKey, change.records] as const] : [])));
}

function rowsOf({ file }: Pick<FileReport, 'file'>): readonly ReadRow[] {
  return shapeOf(file)?.read(decodeText(readFileSync(join(FOLDER, file)))) ?? [];
}

interface PlainProject {
  readonly region: { code: string | null } | null;
  readonly budget: { yuan: string | null } | null;
  readonly parties: readonly { name: string }[];
}

/** What a reader would check of a record: who, how much, where. */
function plainFacts(record: TradeRecord): readonly (string | null)[] {
  switch (record.kind satisfies RecordKind) {
    case 'award':
      return [...(record as never as { parties: { name: string }[] }).parties.map(({ name }) => name), yuanOf(record)];
    case 'bid':
      return [(record as never as { bidder: { name: string; code: string | null } }).bidder.code, yuanOf(record)];
    case 'project': {
      const { region, budget, parties } = record as never as PlainProject;
      return [region?.code ?? null, budget?.yuan ?? null, ...parties.map(({ name }) => name)];
    }
    case 'mineralRight': {
      const { licenceNumber, mineral, areaSquareKilometres } = record as never as Record<string, string | null>;
      return [licenceNumber ?? null, mineral ?? null, areaSquareKilometres ?? null];
    }
    default:
      return [yuanOf(record)];
  }
}

function yuanOf(record: TradeRecord): string | null {
  const { price, dealPrice } = record as never as { price?: { yuan: string | null } | null; dealPrice?: { yuan: string | null } | null };
  return price?.yuan ?? dealPrice?.yuan ?? null;
}
