import { describe, expect, test } from 'vitest';
import { mapExchangeDeal, mapExchangeListing } from '../../adapters/profiles/file-drop/index.ts';

const CONTEXT = { system: 'test', fetchedAt: new Date('2026-01-01T00:00:00+08:00') };

function read(project: Readonly<Record<string, string>>) {
  const change = mapExchangeDeal({ utrmproject: { projectcode: 'GR2026BJ1000001', tradedate: '2026-03-01', ...project } }, CONTEXT);
  return change.type === 'READ' ? change.records : [];
}

function recordOf(kind: string, project: Readonly<Record<string, string>>) {
  return read(project).find((record) => record.kind === kind);
}

describe('a deal of an exchange', () => {
  test.each([
    ['沈阳市沈河区某路1号房产', 'GR2026BJ1000001', '210103'],
    ['上海甲乙有限公司部分资产（辽宁省大连市中山区某路16号301室）', 'GR2026SH1000001', '210202'],
    ['江苏甲乙有限公司部分资产（江苏省南通市启东市某工业园(某路21号)厂房）', 'GR2026SH1000001-3', '320681'],
    ['甲乙（天津）有限公司一批设备', 'GR2026BJ1000001', '110000'],
    ['报废设备一批（3台机床等）', 'GR2026SH1000001-2', '310000'],
    ['报废设备一批', 'X-2026-1', null],
  ])('%s under %s lies where its title or else its code says', (object, projectcode, code) => {
    const project = recordOf('project', { object, projectcode }) as { region: { code: string | null } | null };
    expect(project.region?.code ?? null).toBe(code);
  });

  test.each([
    ['甲乙有限公司49%股权', '49'],
    ['甲乙股份有限公司100股股份（占总股本的1.1365%）', '1.1365'],
    ['甲乙合伙企业19.14%财产份额', '19.14'],
    ['报废设备一批（成新率49%）', null],
  ])('named %s is for sale by %s percent', (object, percent) => {
    expect(recordOf('propertyAsset', { object })).toMatchObject({ percent });
  });

  test('states the claim that is sold with the share', () => {
    const stated = [{ label: '债权', value: '2,515.038194万元', money: { yuan: '25150381.94' } }];
    expect(recordOf('notice', { object: '甲乙有限公司100%股权及转让方对标的企业2,515.038194万元债权' })).toMatchObject({ stated });
  });
});

describe('a line of what exchanges offer', () => {
  const LINE = { project_code: 'G32026SH1000042-2', title: '辽宁甲乙有限公司15%股权', exchange: 'SUAEE', kind: '股权(央企)' };

  test('is a project with its asset, whichever time it is listed', () => {
    const project = { nativeId: 'G32026SH1000042', projectCode: 'G32026SH1000042-2', region: { code: '210000' }, platformName: 'SUAEE' };
    const asset = { projectNativeId: 'G32026SH1000042', percent: '15', category: '股权(央企)' };
    expect(mapExchangeListing(LINE, CONTEXT)).toMatchObject({ records: [project, asset] });
  });

  test('without a code is kept from the records', () => {
    expect(mapExchangeListing({ ...LINE, project_code: '' }, CONTEXT)).toMatchObject({
      type: 'UNREADABLE',
      findings: [{ code: 'MISSING' }],
    });
  });
});
