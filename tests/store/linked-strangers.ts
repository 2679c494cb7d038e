import type { Parcel } from '../../schema/records/parcel.ts';
import type { Project } from '../../schema/records/project.ts';
import { constructionProject, notice, party, region, yuan } from '../sync/rows.ts';
import { dayOf, fullWidth, ownerOf, stating, tenderer, times, type Builder } from './linked-world.ts';

type Fields = Partial<Project> & Pick<Project, 'title'>;

/** How portals print the title of what another system holds. */
const PRINTED: readonly ((title: string, code: string) => string)[] = [
  (title) => `关于${title}的公开招标公告`,
  (title, code) => `${title}（项目编号：${code}）`,
  (title) => `〔${title}〕`,
  (title) => `${title}（资格后审）招标公告`,
  (title) => `${title}（网）`,
  (title) => fullWidth(title.replace('二期', 'II期')),
  (title) => title.replace('二期', 'Ⅱ期'),
  (title) => title.replace('二期', '（第2期）'),
  (title) => `《${title}》招标`,
  (title) => `「${title}」中标候选人公示`,
];

/** Second phases in the city's system and, printed otherwise, in the province's; the first phase, tendered with it, is another work. */
export function phasesMirrored(builder: Builder): void {
  times(120, (index) => {
    const work = builder.work();
    const title = (phase: string) => work.title.replace(/段/u, `段${phase}`);
    const second: Fields = { ...stating(work), title: title('二期') };
    const first: Fields = { ...stating({ ...builder.work(), owner: work.owner, regionCode: work.regionCode }), title: title('一期') };
    builder.hold('city-engineering', { ...first, projectCode: null, dealCodes: index % 2 === 0 ? [] : second.dealCodes! });
    const city = builder.hold('city-engineering', second);
    const mirror = { ...second, title: PRINTED[index % PRINTED.length]!(second.title, work.code), dealCodes: [] };
    builder.linked('SAME_PROJECT', city, builder.hold('province-engineering', mirror));
  });
}

const ROUNDS = [
  '（2次）',
  '〔第二次〕',
  '「二次」',
  '﹝二次﹞',
  '重新招标公告',
  '（第二次发布）',
  '（二次公开招标）',
  '（第二轮）',
  '第二次公开招标公告',
  '招标二次',
  '（三次）(网)',
  '【再次招标】',
];

/** Later rounds as portals mark them, and the next year's purchase of the same, which has rounds of its own. */
export function roundsOfEveryYear(builder: Builder): void {
  times(120, (index) => {
    const work = builder.work();
    const fields = { ...stating(work), dealCodes: [] };
    const numbered = (serial: number) => ({ projectCode: `${work.code.slice(0, 6)}9${work.code.slice(7, 17)}00${serial}` });
    const hold = (title: string, day: number, serial: number) =>
      builder.hold('city-procurement', { ...fields, ...numbered(serial), title }, { at: dayOf(work.year, day) });
    const [first, again] = [hold(work.title, 1, 1), hold(work.title + ROUNDS[index % ROUNDS.length]!, 50, 2)];
    const [nextYear, nextAgain] = [hold(work.title, 366, 3), hold(`${work.title}（二次）`, 410, 4)];
    builder.linked('RETENDER', first, again);
    builder.linked('RETENDER', nextYear, nextAgain);
  });
}

const CUT: readonly (readonly [string, string])[] = [
  ['Ⅰ标段', 'Ⅱ标段'],
  ['II标段', 'III标段'],
  ['TJ-01标段', 'TJ-02标段'],
  ['SG-1标段', 'SG-2标段'],
  ['SG-1合同段', 'JL-1合同段'],
  ['（包组一）', '（包组2）'],
  ['〔一标段〕', '〔标段二〕'],
  ['1#标段', '2#标段'],
  ['（一标二次）', '（二标二次）'],
];

export function cutIntoSections(builder: Builder): void {
  times(90, (index) => {
    const work = builder.work();
    const [one, other] = CUT[index % CUT.length]!.map((section, at) =>
      builder.hold('city-engineering', {
        ...{ ...stating(work), title: work.title + section, dealCodes: [] },
        projectCode: work.code.replace(/1$/u, `${at + 1}`),
      }),
    );
    builder.linked('SPLIT_SECTIONS', one!, other!);
  });
}

const NOTATIONS: readonly ((number: number) => string)[] = [
  (number) => `沈南（2023）${number}号`,
  (number) => `沈南〔2023〕${number}号`,
  (number) => `沈南[2023]0${number}号`,
  (number) => `沈南2023-${String(number).padStart(4, '0')}号`,
  (number) => `沈南2023字第${number}号`,
  (number) => fullWidth(`沈南2023-${number}号`),
];

/** A listing in the city's and the province's system, and what its taker builds on it; its neighbour of the same number is another parcel. */
export function listedParcels(builder: Builder): void {
  const owner = ownerOf('沈阳市自然资源局');
  times(90, (index) => {
    const taker = ownerOf(`沈阳第${index}安居置业有限公司`);
    const [printed, other] = [NOTATIONS[index % NOTATIONS.length]!, NOTATIONS[(index + 1 + (index % 4)) % NOTATIONS.length]!];
    const title = (name: string) => `${name}地块国有建设用地使用权挂牌出让`;
    const listing = (system: 'city-land' | 'province-land', name: string, day: number, { name: by, code } = taker) => {
      const parties = [{ ...tenderer(owner), role: 'GRANTOR' as const }, party('GRANTEE', by, code)];
      const fields = { sector: 'LAND' as const, title: title(name), parties, region: region('210112') };
      return builder.hold(system, fields, listed(name, dayOf(2023, day)));
    };
    const city = listing('city-land', printed(index + 111), 1 + index);
    const province = listing('province-land', other(index + 111), 4 + index);
    listing('province-land', printed(index + 111).replace(/^./u, '浑'), 4 + index, ownerOf(`浑南第${index}置业有限公司`));
    builder.linked('SAME_PROJECT', city, province);
    const named = `${other(index + 111)}地块`;
    const work = builder.hold('city-engineering', { title: `${named}安居住房${index}标准厂房施工`, parties: [tenderer(taker)] });
    for (const land of [city, province]) builder.linked('LAND_TO_CONSTRUCTION', land, work);
  });
}

/** One framework with more call-offs than any number of projects that share a code by accident. */
export function muchCalledOff(builder: Builder): void {
  const code = '辽财采框〔2024〕-3';
  const frame = builder.hold('province-procurement', { sector: 'PROCUREMENT', title: '全省办公用品框架协议采购征集', projectCode: code });
  times(150, (index) => {
    const stated = [{ label: '框架协议编号', value: code, money: null }];
    const call = builder.hold(
      'city-procurement',
      { sector: 'PROCUREMENT', title: `第${index}单位办公用品直接选定`, projectCode: `DG-2024-${index + 1000}` },
      { records: (id) => [notice(`c${id}`, id, 'RESULT', dayOf(2024, 3), { sector: 'PROCUREMENT', stated })] },
    );
    builder.linked('FRAMEWORK_CALL_OFF', frame, call);
  });
}

/** Two schools with one title and one home-made number; the mirror says whose it is, or does not. */
export function schoolsWithOneNumber(builder: Builder): void {
  times(60, (index) => {
    const title = '学校食堂大宗食材配送服务采购项目';
    const projectCode = `CG2023-${String(index).padStart(3, '0')}`;
    const fields = { sector: 'PROCUREMENT' as const, title, projectCode, region: region('210000') };
    const parties = (name: string) => [{ ...tenderer(ownerOf(name)), role: 'PURCHASER' as const }];
    const city = { ...fields, parties: parties(`沈阳市第${index}小学`) };
    const one = builder.hold('city-procurement', city, { at: dayOf(2023, 1) });
    const other = { ...fields, parties: index % 2 === 0 ? [] : parties(`大连市第${index}小学`) };
    const two = builder.hold('province-procurement', other, { at: dayOf(2023, 3) });
    if (index % 2 === 0) builder.likely('SAME_PROJECT', one, two);
  });
}

/** The same purchase, title and number a little less than a year later; in one week two works of one bureau with national numbers. */
export function repeated(builder: Builder): void {
  times(60, () => {
    const work = builder.work();
    const fields = { ...stating(work), dealCodes: [], budget: yuan('900000') };
    builder.hold('city-engineering', fields, { at: dayOf(work.year, 1) });
    builder.hold('province-engineering', fields, { at: dayOf(work.year, 340) });
  });
  times(25, () => {
    const [work, sibling] = [builder.work(), builder.work()];
    const fields = { ...stating(work), title: '教学楼维修改造及附属设施工程', dealCodes: [] };
    builder.hold('city-engineering', fields, { at: dayOf(work.year, 1) });
    builder.hold('province-engineering', { ...fields, projectCode: sibling.code }, { at: dayOf(work.year, 2) });
  });
}

function listed(name: string, at: string) {
  return {
    at,
    records: (nativeId: string): readonly Parcel[] => [
      {
        ...{ kind: 'parcel', nativeId: `p${nativeId}`, projectNativeId: nativeId, parcelCode: name, investmentProjectCode: null },
        source: constructionProject('x', 'x', 'province-land').source,
        ...{
          supervisionNumber: null,
          location: null,
          areaSquareMetres: null,
          areaRaw: null,
          landUse: null,
          supplyMethod: null,
          term: null,
        },
        ...{ landGrade: null, plotRatioMin: null, plotRatioMax: null, dealPrice: null, startPrice: null, approvedBy: null, signedAt: null },
      },
    ],
  };
}
