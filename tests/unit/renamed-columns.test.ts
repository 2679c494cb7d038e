import { expect, test } from 'vitest';
import { renamed } from '../../adapters/cli/renamed-columns.ts';

test("another portal's row under the national platform's names, labelled values beside its columns", () => {
  const names = { title: ['base.0.NAME'], publish_date: ['TM', 'DAY'], 'structured_fields.合同金额（元）': ['SUM'] };
  const row = { base: [{ NAME: '课桌采购' }], DAY: '2026-03-09', SUM: 1980 };
  expect(renamed(row, names, { region: '青岚省' })).toEqual({
    region: '青岚省',
    title: '课桌采购',
    publish_date: '2026-03-09',
    structured_fields: { '合同金额（元）': 1980 },
  });
});
