import type { Sector } from '../../../schema/codes/sector.ts';
import type { Random } from './random.ts';
import { placeName } from './world-parties.ts';

/** What a project is about: its title, what it classifies as and what it says of itself. */
export interface Subject {
  readonly title: string;
  /** 交易分类代码, first segment of the deal code. */
  readonly category: string;
  readonly description: string;
  /** 用途, 矿种 or 资产类别; null in engineering and procurement. */
  readonly use: string | null;
  /** Percent of the shares for sale; null where none are. */
  readonly percent: string | null;
  /** Least and most estimate of a lot, whole thousands of yuan. */
  readonly thousands: readonly [number, number];
}

const WORKS: readonly (readonly [category: string, name: string])[] = [
  ['A01', '第三中学教学楼新建'],
  ['A01', '老旧小区综合改造'],
  ['A01', '中心医院门诊综合楼'],
  ['A01', '保障性租赁住房'],
  ['A01', '养老服务中心装修改造'],
  ['A02', '滨河路道路排水'],
  ['A02', '供热管网更新改造'],
  ['A02', '污水处理厂提标改造'],
  ['A02', '雨污分流'],
  ['A02', '城区路灯节能改造'],
  ['A03', '农村公路维修改造'],
  ['A03', '国道养护大修'],
  ['A03', '桥梁加固'],
  ['A07', '中小河流治理'],
  ['A07', '水库除险加固'],
  ['A07', '高标准农田建设'],
  ['A08', '分布式光伏发电'],
  ['A99', '矿山生态修复'],
  ['A99', '口袋公园绿化'],
];
const WORK_KINDS = ['工程施工', '工程施工', '工程施工', '工程监理', '工程勘察设计', '工程EPC总承包', '工程设备采购'];

const GOODS: readonly (readonly [category: string, name: string])[] = [
  ['D01', '医疗设备采购'],
  ['D01', '办公电脑采购'],
  ['D01', '学生课桌椅采购'],
  ['D01', '执法车辆采购'],
  ['D01', '图书及电子资源采购'],
  ['D01', '实训室设备采购'],
  ['D02', '办公楼维修改造'],
  ['D02', '校园操场改造'],
  ['D03', '物业管理服务'],
  ['D03', '信息系统运行维护服务'],
  ['D03', '食堂劳务外包服务'],
  ['D03', '环境监测服务'],
  ['D03', '智慧城市平台建设'],
  ['D03', '第三方审计服务'],
];

const LAND_USES: readonly (readonly [name: string, years: number])[] = [
  ['城镇住宅用地', 70],
  ['工业用地', 50],
  ['商服用地', 40],
  ['仓储用地', 50],
  ['科教用地', 50],
];

/** Years of a right by its use; null where the table does not say. */
export function yearsOfUse(use: string | null): number | null {
  return LAND_USES.find(([name]) => name === use)?.[1] ?? null;
}

const MINERALS = ['建筑用花岗岩', '铁矿', '菱镁矿', '水泥用石灰岩', '地热水', '滑石', '硼矿', '金矿'];
const ASSETS: readonly (readonly [kind: string, name: string])[] = [
  ['房产', '沿街商业用房'],
  ['房产', '办公楼整体资产'],
  ['机动车', '报废公务车辆一批'],
  ['机械设备', '闲置机床设备'],
  ['债权', '应收账款债权'],
  ['机械设备', '废旧变压器'],
];
const TARGETS = ['供水', '热力', '旅游开发', '粮食储备', '汽车客运', '融资担保', '酒店管理', '物流'];

const SUBJECTS: Readonly<Record<Sector, (random: Random, regionCode: string, year: number) => Subject>> = {
  ENGINEERING(random, regionCode, year) {
    const [category, work] = random.pick(WORKS);
    const title = `${placeName(regionCode)}${year}年${work}${random.pick(WORK_KINDS)}`;
    const description = `建设内容：${work}，建筑面积约${random.whole(8, 480) * 100}平方米，资金来源为财政资金。`;
    return { title, category, description, use: null, percent: null, thousands: [800, 68_000] };
  },
  PROCUREMENT(random, regionCode, year) {
    const [category, goods] = random.pick(GOODS);
    const description = `采购内容：${goods}，数量${random.whole(1, 300)}，合同履行期限${random.whole(1, 36)}个月。`;
    return {
      title: `${placeName(regionCode)}${year}年${goods}项目`,
      category,
      description,
      use: null,
      percent: null,
      thousands: [90, 9_800],
    };
  },
  LAND(random, regionCode, year) {
    const [use] = random.pick(LAND_USES);
    const title = `${placeName(regionCode)}${random.pick(['东陵', '浑河', '新城', '开发区', '火车站', '滨海'])}地块${year}-${random.whole(1, 99)}号国有建设用地使用权`;
    const description = `土地用途：${use}，容积率不高于${random.whole(10, 32) / 10}，绿地率不低于${random.whole(10, 35)}%。`;
    return { title, category: 'B01', description, use, percent: null, thousands: [3_000, 420_000] };
  },
  MINERAL(random, regionCode) {
    const mineral = random.pick(MINERALS);
    const exploration = random.chance(0.4);
    const right = exploration ? '探矿权' : '采矿权';
    const title = `${placeName(regionCode)}${random.pick(['小城子', '岭下', '石门', '偏岭', '青山'])}${mineral}${exploration ? '普查' : ''}${right}`;
    const description = `出让${right}，矿种：${mineral}，勘查程度：${random.pick(['普查', '详查', '勘探'])}。`;
    return { title, category: exploration ? 'B02' : 'B03', description, use: mineral, percent: null, thousands: [300, 46_000] };
  },
  PROPERTY_RIGHTS(random, regionCode, year) {
    return random.chance(0.5) ? equity(random, regionCode) : asset(random, regionCode, year);
  },
  OTHER(random, regionCode, year) {
    const title = `${placeName(regionCode)}${year}年林地经营权流转`;
    return { title, category: 'A99', description: '林地经营权流转。', use: '林地', percent: null, thousands: [50, random.whole(500, 900)] };
  },
};

function equity(random: Random, regionCode: string): Subject {
  const percent = random.pick(['100', '51', '49', '34.5', '20', '7.2581']);
  const title = `${placeName(regionCode)}${random.pick(TARGETS)}有限公司${percent}%股权`;
  const description = '标的企业为国有控股企业，经审计并评估备案，职工安置方案已通过。';
  return { title, category: 'C01', description, use: '股权', percent, thousands: [500, 160_000] };
}

function asset(random: Random, regionCode: string, year: number): Subject {
  const [use, name] = random.pick(ASSETS);
  const title = `${placeName(regionCode)}${year}年处置${name}`;
  const description = `标的按现状转让，${random.whole(1, 40)}项，意向受让方须自行踏勘。`;
  return { title, category: 'C01', description, use, percent: null, thousands: [20, 24_000] };
}

/** Invents what a project is about. */
export function subjectOf(sector: Sector, random: Random, regionCode: string, year: number): Subject {
  return SUBJECTS[sector](random, regionCode, year);
}
