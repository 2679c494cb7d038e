import { describe, expect, test } from 'vitest';
import { maskedDeep, maskedRecord } from '../../schema/access/mask-record.ts';
import { residentNumber } from '../records/id-numbers.ts';
import { instant, notice, party, project, yuan } from '../sync/rows.ts';

const ID = residentNumber('210102', '19900307', '891');
const LIST = '评标委员会成员：张三、李四';

describe('a masked record', () => {
  test('is the very same object where nothing is personal', () => {
    const record = project('1', { title: '某学校食堂', budget: yuan('13812345678'), parties: [party('TENDERER', '某学校')] });
    expect(maskedRecord(record)).toBe(record);
  });

  test('says nothing of a person wherever a text may stand', () => {
    const record = project('1', {
      title: `张三${ID}`,
      content: `<p>${ID}</p>`,
      platformName: '13812345678',
      parties: [party('BIDDER', `李四 ${ID}`)],
    });
    expect(maskedRecord(record)).toEqual({
      ...record,
      title: '张三［身份证件号码］',
      content: '<p>［身份证件号码］</p>',
      platformName: '［手机号码］',
      parties: [{ ...record.parties[0], name: '李四 ［身份证件号码］' }],
    });
  });

  test('keeps what it is found by, its source, its times and its sums', () => {
    const record = project(ID, { title: '食堂', budget: yuan('13812345678'), createdAt: instant('2026-01-01T00:00:00+08:00') });
    expect(maskedRecord(record)).toBe(record);
  });

  test('keeps codes, but for one that is a grown person’s id number or is written among words', () => {
    const young = residentNumber('210100', '20240511', '001');
    expect(maskedRecord(project('1', { projectCode: young })).projectCode).toBe(young);
    expect(maskedRecord(project('1', { projectCode: ID })).projectCode).toBe('［身份证件号码］');
    expect(maskedRecord(project('1', { projectCode: `编号${young}` })).projectCode).toBe('编号［身份证件号码］');
  });

  test('names evaluators in the results of government procurement only', () => {
    const shown = (sector: 'PROCUREMENT' | 'ENGINEERING', kind: 'RESULT' | 'CANDIDATES') =>
      maskedRecord({ ...notice('n', '1', kind, '2026-01-01T00:00:00+08:00'), sector, content: `${LIST}，电话13812345678` }).content;
    expect(shown('PROCUREMENT', 'RESULT')).toBe(`${LIST}，电话［手机号码］`);
    for (const other of [shown('PROCUREMENT', 'CANDIDATES'), shown('ENGINEERING', 'RESULT')])
      expect(other).toBe('评标委员会成员：［评审专家］，电话［手机号码］');
  });

  test('reads a value together with its label', () => {
    const stated = [
      { label: '评委名单', value: '组长：张三', money: null },
      { label: '账号', value: '2101000000012345', money: null },
      { label: '项目经理', value: '王五', money: null },
    ];
    const shown = maskedDeep(stated).map(({ value }) => value);
    expect(shown).toEqual(['组长：［评审专家］', '［银行账号］', '王五']);
  });
});
