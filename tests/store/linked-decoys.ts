import { region, yuan } from '../sync/rows.ts';
import { dayOf, ownerOf, stating, tenderer, times, type Builder, type Work } from './linked-world.ts';

/** Entries that look alike and are not the same: nothing of this may be merged. */
const DECOYS: readonly ((work: Work) => Partial<ReturnType<typeof stating>>)[] = [
  ({ title }) => ({ title: title.replace(/K(\d+)段/u, 'K$1+500段') }),
  ({ title }) => ({ title: `${title}二期` }),
  ({ title }) => ({ title: `${title}监理` }),
  ({ title }) => ({ title: `${title}三标段` }),
  () => ({ parties: [tenderer(ownerOf('大连市另一个城建局'))] }),
  () => ({ region: region('210404') }),
  ({ title }) => ({ title: `2018年${title}` }),
];

/** Two systems, the same code by accident, and one telling difference. */
export function lookingAlike(builder: Builder): void {
  times(210, (index) => {
    const work = builder.work();
    const change = DECOYS[index % DECOYS.length]!(work);
    const one = builder.hold('city-engineering', stating(work));
    const other = builder.hold('province-engineering', { ...stating(work), dealCodes: [], ...change });
    if (change.title?.endsWith('三标段') === true) builder.linked('SPLIT_SECTIONS', one, other);
  });
}

const PLACEHOLDERS = ['0000000000', '无编号20200001', 'ZFCG-2020-0001', 'E2100000000000000001', '12345678'];

/** Everybody writes the same default code; owners buy the same every year. */
export function sharingPlaceholders(builder: Builder): void {
  times(420, (index) => {
    const school = Math.floor(index / 2);
    const owner = ownerOf(`朝阳市第${school}中学`);
    const projectCode = PLACEHOLDERS[school % PLACEHOLDERS.length]!;
    const system = index % 2 === 0 ? 'city-procurement' : 'province-procurement';
    const fields = {
      sector: 'PROCUREMENT',
      title: `朝阳市${school}中食堂大宗食材配送服务采购项目`,
      parties: [tenderer(owner)],
      projectCode,
    } as const;
    builder.hold(system, { ...fields, region: region('211302') }, { at: dayOf(2020, 1 + 200 * (index % 2)) });
  });
}

/** One code given again after two years. */
export function reusingCodes(builder: Builder): void {
  times(60, () => {
    const work = builder.work();
    builder.hold('city-engineering', { ...stating(work), dealCodes: [] }, { at: dayOf(work.year, 1) });
    builder.hold('province-engineering', { ...stating(work), dealCodes: [] }, { at: dayOf(work.year + 2, 1) });
  });
}

/** One system holds a project twice: which of the two its mirror is nobody knows. */
export function heldTwice(builder: Builder): void {
  times(40, () => {
    const work = builder.work();
    const [one, again] = [builder.hold('city-engineering', stating(work)), builder.hold('city-engineering', stating(work))];
    const mirror = builder.hold('province-engineering', stating(work));
    builder.linked('SAME_PROJECT', one, again);
    builder.linked('SAME_PROJECT', one, mirror);
    builder.linked('SAME_PROJECT', again, mirror);
  });
}

/** The same owner, week and title without a code, and another sum. */
export function otherSums(builder: Builder): void {
  times(40, () => {
    const work = builder.work();
    const stated = { ...stating(work), projectCode: null, dealCodes: [] };
    builder.hold('city-engineering', { ...stated, budget: yuan('100') }, { at: dayOf(work.year, 1) });
    builder.hold('province-engineering', { ...stated, budget: yuan('200') }, { at: dayOf(work.year, 2) });
  });
}

/** Names that only look like rounds and sections. */
export function namesLikeMarks(builder: Builder): void {
  const titles = [
    '第二次全国污染源普查服务',
    '二次供水设施改造工程',
    '一次性医用耗材采购',
    '三号线地铁车辆段工程',
    '第三标准化实验室建设工程',
  ];
  times(50, (index) => {
    const work = builder.work();
    builder.hold('city-procurement', { ...stating(work), title: `${work.title}${titles[index % titles.length]!}` });
  });
}

/** Nothing to do with anything. */
export function unrelated(builder: Builder): void {
  times(500, (index) => {
    const work = builder.work();
    builder.hold(index % 2 === 0 ? 'city-engineering' : 'province-engineering', stating(work));
  });
}
