import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRecords } from '../../adapters/cli/read-records.ts';

const place = mkdtempSync(join(tmpdir(), 'records-'));
const register = join(place, 'mineral', 'register');
const FILE = join(register, 'dj-ck.csv');
const ROW = 'DC2101002026097100000001,沈阳甲乙矿业有限公司,沈阳市沈北新区某石灰岩矿,首次登记,0.57530,沈北新区自然资源局,2026-09-09';

mkdirSync(register, { recursive: true });
writeFileSync(FILE, `许可证号,采矿权人,矿山名称,项目类型,面积(km²),发证机关,公告日期\n${ROW}\n`);
writeFileSync(join(register, 'notices.json'), '[{"title": "某矿');
writeFileSync(join(register, 'notes.txt'), 'nothing to map');
afterAll(() => rmSync(place, { recursive: true }));

describe('reading records', () => {
  test('takes one file as well as a folder', () => {
    expect(readRecords(FILE)).toMatchObject([{ file: FILE, shape: 'file-drop mineral register', rows: 1, mapped: 1, quarantined: 0 }]);
  });

  test.each([place, join(place, 'mineral'), register])('knows the source of a file from its whole path: below %s', (folder) => {
    expect(readRecords(folder).map(({ shape, mapped }) => [shape, mapped])).toEqual([
      ['file-drop mineral register', 1],
      [null, 0],
      ['file-drop mineral notice', 0],
    ]);
  });

  test('names a broken file as quarantined and reads the others', () => {
    const [, , broken] = readRecords(place);
    expect(broken).toMatchObject({ rows: 1, mapped: 0, quarantined: 1, reasons: { 'ERROR BAD_SHAPE': 1 } });
  });
});
