import { notice, constructionProject, party, region, yuan } from '../sync/rows.ts';
import type { Parcel } from '../../schema/records/parcel.ts';
import type { Project } from '../../schema/records/project.ts';
import { dayOf, fullWidth, ownerOf, stating, tenderer, times, type Builder, type Work } from './linked-world.ts';

type Fields = Partial<Project> & Pick<Project, 'title'>;

/** How a mirror differs from the city's original without being another project. */
const MIRRORS: readonly ((fields: Fields, work: Work) => Fields)[] = [
  (fields) => fields,
  (fields, { code }) => ({ ...fields, projectCode: code.toLowerCase() }),
  (fields, { code }) => ({ ...fields, projectCode: fullWidth(code) }),
  (fields, { code }) => ({ ...fields, projectCode: ` ${code.slice(0, 7)} ${code.slice(7)}` }),
  (fields) => ({ ...fields, title: `${fields.title}招标公告`, parties: [] }),
  (fields) => ({ ...fields, title: fullWidth(fields.title), region: region('210000') }),
  (fields, { owner }) => ({ ...fields, parties: [tenderer({ ...owner, name: `${owner.name} ` }, false)], region: null }),
  (fields, { dealCode }) => ({ ...fields, projectCode: null, dealCodes: [dealCode.replaceAll('-', '')] }),
  (fields, { title }) => ({ ...fields, dealCodes: [], title: `【${title}】` }),
  (fields, { owner }) => ({ ...fields, parties: [organisationCoded(owner)], dealCodes: [] }),
  (fields, { owner }) => ({ ...fields, parties: [mistyped(owner)] }),
  (fields, { title }) => ({ ...fields, title: `${title}项目` }),
  (fields, { regionCode, title }) => ({ ...fields, title: title.replace(/^.{2}市/u, ''), region: region(regionCode) }),
];

const organisationCoded = (owner: Work['owner']) => ({
  ...tenderer(owner),
  code: owner.code.slice(8, 17),
  codeKind: 'ORGANISATION_CODE' as const,
});
const mistyped = (owner: Work['owner']) => ({ ...tenderer(owner), code: owner.code.replace(/0X$/u, '9X'), codeChecks: false });

/** City original and provincial mirror. */
export function mirrored(builder: Builder): void {
  times(260, (index) => {
    const work = builder.work();
    const [city, mirror] = [builder.hold('city-engineering', stating(work)), MIRRORS[index % MIRRORS.length]!(stating(work), work)];
    builder.linked('SAME_PROJECT', city, builder.hold(index % 2 === 0 ? 'province-engineering' : 'exchange', mirror));
  });
}

/** In no system the code, yet owner, title, week and budget agree. */
export function mirroredWithoutCodes(builder: Builder): void {
  times(60, () => {
    const work = builder.work();
    const stated = { ...stating(work), projectCode: null, dealCodes: [], budget: yuan('1200000') };
    const one = builder.hold('city-engineering', stated, { at: dayOf(work.year, 2) });
    builder.linked('SAME_PROJECT', one, builder.hold('province-engineering', stated, { at: dayOf(work.year, 4) }));
  });
}

/** Rounds of one work in one system, marked as titles mark them. */
const ROUNDS = [
  (title: string) => `${title}（第二次）`,
  (title: string) => `${title}(二次)`,
  (title: string) => `${title}（第2次招标）`,
  (title: string) => `${title}二次招标`,
  (title: string) => `${title}重新招标`,
  (title: string) => `${title}（重新招标）`,
  (title: string) => `${title}【重】`,
  (title: string) => `${title}(第三次)`,
];

export function retendered(builder: Builder): void {
  times(160, (index) => {
    const work = builder.work();
    const again = {
      ...stating(work),
      title: ROUNDS[index % ROUNDS.length]!(work.title),
      projectCode: `${work.code.slice(0, 17)}00${2 + (index % 2)}`,
    };
    const parties = index % 3 === 0 ? [tenderer(work.owner, false)] : [tenderer(work.owner)];
    const first = builder.hold('city-engineering', stating(work), { at: dayOf(work.year, 1) });
    const second = builder.hold('city-engineering', { ...again, parties, dealCodes: [] }, { at: dayOf(work.year, 60) });
    builder.linked('RETENDER', first, second);
  });
}

const SECTIONS: readonly (readonly [string, string])[] = [
  ['一标段', '二标段'],
  ['（第一标段）', '（第二标段）'],
  ['1标段', '2标段'],
  ['A标段', 'B标段'],
  ['第1包', '第2包'],
  ['标段一', '标段二'],
  ['01包', '02包'],
];

export function split(builder: Builder): void {
  times(120, (index) => {
    const work = builder.work();
    const [one, other] = SECTIONS[index % SECTIONS.length]!.map((section, at) =>
      builder.hold('city-procurement', {
        ...stating(work),
        title: work.title + section,
        projectCode: work.code.replace(/1$/u, `${at + 1}`),
        dealCodes: [],
      }),
    );
    builder.linked('SPLIT_SECTIONS', one!, other!);
  });
}

export function merged(builder: Builder): void {
  times(60, (index) => {
    const work = builder.work();
    const [part, whole] = [`${work.title}三标段`, `${work.title}${index % 2 === 0 ? '三、四标段' : '二至四标段'.replace('至', '-')}`];
    const [one, other] = [part, whole].map((title, at) =>
      builder.hold('city-engineering', { ...stating(work), title, projectCode: work.code.replace(/1$/u, `${at + 1}`), dealCodes: [] }),
    );
    builder.linked('MERGED_SECTIONS', one!, other!);
  });
}

/** Design and construction under one investment project, the code written in two ways; the land for it as well. */
export function investments(builder: Builder): void {
  times(80, (index) => {
    const [design, works] = [builder.work(), builder.work()];
    const code = `${design.year}-${design.regionCode}-48-01-${String(100_000 + index)}`;
    const bare = index % 2 === 0 ? code.replaceAll('-', '') : fullWidth(code);
    const one = builder.hold('city-engineering', { ...stating(design), investmentProjectCode: code });
    const other = builder.hold('province-engineering', { ...stating(works), investmentProjectCode: bare });
    builder.linked('SAME_INVESTMENT_PROJECT', one, other);
    if (index % 4 !== 0) return;
    const land = builder.hold(
      'province-land',
      { sector: 'LAND', title: `挂牌地块${index}` },
      { records: (id) => [parcel(id, null, code)] },
    );
    for (const work of [one, other]) {
      builder.linked('SAME_INVESTMENT_PROJECT', land, work);
      builder.linked('LAND_TO_CONSTRUCTION', land, work);
    }
  });
}

/** Tenders of one construction project, stated by their row or by the shared one. */
export function constructions(builder: Builder): void {
  times(80, () => {
    const [design, works] = [builder.work(), builder.work()];
    const constructionProjectCode = design.code.slice(0, 17);
    const ids = [design, works].map((work) => {
      const state = constructionProject(constructionProjectCode, design.title, 'city-engineering');
      return builder.hold(
        'city-engineering',
        { ...stating(work), parties: [tenderer(design.owner)], constructionProjectCode },
        { records: () => [state] },
      );
    });
    builder.linked('SAME_CONSTRUCTION_PROJECT', ids[0]!, ids[1]!);
  });
}

const PARCELS = [
  (number: number) => [`沈南(2023)${number}号`, `沈南2023-${String(number).padStart(3, '0')}号地块`],
  (number: number) => [`沈南2023-${number}号`, `沈南（2023）${number}号地块`],
  (number: number) => [`大开2022-${String(number).padStart(2, '0')}`, `大开2022-${number}号宗地`],
] as const;

export function builtOnParcels(builder: Builder): void {
  times(90, (index) => {
    const taker = ownerOf(`沈阳第${index}置业有限公司`);
    const [printed, named] = PARCELS[index % PARCELS.length]!(index + 11) as [string, string];
    const parties = [party('GRANTEE', taker.name, index % 2 === 0 ? taker.code : null)];
    const land = builder.hold(
      'province-land',
      { sector: 'LAND', title: `国有建设用地使用权${index}`, parties },
      { records: (id) => [parcel(id, printed, null)] },
    );
    const work = builder.hold('city-engineering', { title: `${named}住宅项目第${index}批施工`, parties: [tenderer(taker)] });
    builder.linked('LAND_TO_CONSTRUCTION', land, work);
  });
}

export function frameworks(builder: Builder): void {
  times(60, (index) => {
    const code = `KJXY-2024-${String(index).padStart(4, '0')}`;
    const frame = builder.hold('province-procurement', { sector: 'PROCUREMENT', title: `第${index}类货物框架协议采购`, projectCode: code });
    const stated = [{ label: '框架协议编号', value: index % 2 === 0 ? code : code.toLowerCase(), money: null }];
    const call = builder.hold(
      index % 3 === 0 ? 'province-procurement' : 'city-procurement',
      { sector: 'PROCUREMENT', title: `某单位第${index}次订货`, projectCode: `DD-2024-${index + 1000}` },
      { records: (id) => [notice(`c${id}`, id, 'RESULT', dayOf(2024, 3), { sector: 'PROCUREMENT', stated })] },
    );
    builder.linked('FRAMEWORK_CALL_OFF', frame, call);
  });
}

function parcel(projectNativeId: string, parcelCode: string | null, investmentProjectCode: string | null): Parcel {
  const { source } = constructionProject('x', 'x', 'province-land');
  return {
    ...{ kind: 'parcel', nativeId: `p${projectNativeId}`, projectNativeId, source, parcelCode, investmentProjectCode },
    ...{ supervisionNumber: null, location: null, areaSquareMetres: null, areaRaw: null, landUse: null, supplyMethod: null, term: null },
    ...{ landGrade: null, plotRatioMin: null, plotRatioMax: null, dealPrice: null, startPrice: null, approvedBy: null, signedAt: null },
  };
}
