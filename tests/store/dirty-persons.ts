import type { Change } from '../../adapters/adapter.ts';
import { residentNumber } from '../records/id-numbers.ts';
import { award, constructionProject, creditEvent, lot, notice, organisation, party, project, qualification, read } from '../sync/rows.ts';
import { ACME, DAY } from './store-under-test.ts';

/** Two worlds whose rows differ in numbers of persons only. */
export const WORLDS = [
  { number: residentNumber('210102', '19900307', '891'), mobile: '13812345678' },
  { number: residentNumber('110101', '19551231', '002'), mobile: '19987654321' },
] as const;
type World = (typeof WORLDS)[number];

/** Every text column of every kind of record holds the numbers. */
export function dirtyRows({ number, mobile }: World): readonly Change[] {
  const dirty = (word: string) => `${word} ${number} 电话${mobile} 公司`;
  const firm = { ...party('BIDDER', dirty('宏达'), ACME), code: number, codeKind: 'OTHER' as const };
  const tender = project('1', {
    ...{ title: dirty('食堂'), projectCode: number, content: dirty('正文'), classification: dirty('类'), platformName: dirty('平台') },
    ...{
      region: { code: null, raw: dirty('区') },
      method: { code: null, raw: dirty('法') },
      constructionProjectCode: 'C-100200',
      dealCodes: [dirty('码')],
    },
    parties: [firm, party('TENDERER', dirty('招标'), ACME)],
  });
  const stated = [
    { label: '账号', value: '2101000000012345', money: null },
    { label: '框架协议编号', value: number, money: null },
  ];
  return [
    read('a', DAY(1), [tender, lot('L', '1', { lotCode: number, title: dirty('标段'), content: dirty('内') })]),
    read('b', DAY(2), [notice('n', '1', 'RESULT', DAY(2), { title: dirty('公告'), media: dirty('媒'), stated })]),
    read('c', DAY(3), [award('w', '1', '100', { parties: [{ ...firm, role: 'WINNER' }], quality: dirty('优') })]),
    read('d', DAY(3), [constructionProject('C-100200', dirty('建设'))]),
    read('e', DAY(4), [
      organisation('O', {
        name: dirty('宏达'),
        code: ACME,
        codeKind: 'CREDIT_CODE',
        codeChecks: true,
        address: dirty('地址'),
        legalRepresentative: dirty('张三'),
      }),
    ]),
    read('f', DAY(4), [
      qualification('Q', ACME),
      creditEvent('E', { party: party('BIDDER', dirty('宏达'), ACME), eventKind: 'VIOLATION', title: dirty('罚'), reason: dirty('因') }),
    ]),
  ];
}
