import type { Sector } from '../../../schema/codes/sector.ts';
import { creditCodeCheck } from '../../../schema/identifiers/credit-code.ts';
import { organisationCodeCheck } from '../../../schema/identifiers/organisation-code.ts';
import { regionName } from '../../../schema/identifiers/region-code.ts';
import { createRandom, type Random } from './random.ts';
import type { WorldParty } from './world-project.ts';

/** Companies of the world; all systems meet the same ones, as in a real province. */
const COMPANIES = 600;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

const BRANDS = [
  '恒泰',
  '华瑞',
  '鑫源',
  '中远达',
  '北方',
  '盛京',
  '辽河',
  '东昊',
  '金桥',
  '宏业',
  '嘉成',
  '泰和',
  '瑞丰',
  '永固',
  '海纳',
  '博创',
];
const SECOND_BRANDS = ['', '新', '联', '信', '盛', '达', '诚', '通', '安', '顺', '元', '润'];

/** Lines of business, by the sector whose trades they enter. */
const BUSINESSES: Readonly<Record<Sector, readonly string[]>> = {
  ENGINEERING: ['建设工程', '市政工程', '水利工程', '建筑安装', '路桥工程', '园林绿化工程', '工程监理', '建筑设计'],
  PROCUREMENT: ['医疗器械', '信息技术', '办公设备', '教育装备', '物业服务', '环境科技', '餐饮管理', '软件'],
  LAND: ['房地产开发', '置业', '城市建设投资', '物流', '装备制造', '新能源'],
  MINERAL: ['矿业', '矿产资源开发', '石材', '水泥', '冶金矿山'],
  PROPERTY_RIGHTS: ['投资', '资产管理', '产业发展', '商贸', '酒店管理', '股权投资'],
  OTHER: ['实业', '贸易'],
};

/** A company that enters trades of a sector; small numbers win more often. */
export function pickCompany(random: Random, sector: Sector): WorldParty {
  const squared = random.fraction() ** 1.6;
  return company(sector, Math.floor(squared * COMPANIES));
}

/** Several different companies. */
export function pickCompanies(random: Random, sector: Sector, count: number): readonly WorldParty[] {
  const found = new Map<string, WorldParty>();
  while (found.size < count) {
    const candidate = pickCompany(random, sector);
    found.set(candidate.creditCode, candidate);
  }
  return [...found.values()];
}

const companies = new Map<string, WorldParty>();

function company(sector: Sector, number: number): WorldParty {
  const key = `${sector}:${number}`;
  const known = companies.get(key);
  if (known !== undefined) return known;
  const random = createRandom(`company:${key}`);
  const city = `21${String(random.whole(1, 14)).padStart(2, '0')}00`;
  const brand = BRANDS[number % BRANDS.length]! + SECOND_BRANDS[Math.floor(number / BRANDS.length) % SECOND_BRANDS.length]!;
  const place = random.chance(0.5) ? '辽宁' : regionName(city)!.replace(/市$/u, '');
  const name = `${place}${brand}${random.pick(BUSINESSES[sector])}${random.pick(['有限公司', '有限公司', '集团有限公司', '股份有限公司'])}`;
  const made = { name: number < 192 ? name : name.replace(/有限公司$/u, '（辽宁）有限公司'), creditCode: creditCodeOf('91', city, key) };
  companies.set(key, made);
  return made;
}

const OWNERS: Readonly<Record<Sector, readonly string[]>> = {
  ENGINEERING: ['住房和城乡建设局', '交通运输局', '水利局', '城市建设投资有限公司', '教育局', '中心医院', '公路事业发展中心'],
  PROCUREMENT: ['教育局', '公安局', '人民医院', '疾病预防控制中心', '财政局', '农业农村局', '职业技术学院', '图书馆', '市场监督管理局'],
  LAND: ['自然资源局'],
  MINERAL: ['自然资源局'],
  PROPERTY_RIGHTS: ['国有资产经营有限公司', '城市发展集团有限公司', '供销集团有限公司', '机关事务服务中心', '国有资本投资运营有限公司'],
  OTHER: ['林业和草原局'],
};

/** A public body or state-owned company that tenders, purchases, grants or sells. */
export function pickOwner(random: Random, sector: Sector, regionCode: string): WorldParty {
  return bodyOf(`${placeName(regionCode)}${random.pick(OWNERS[sector])}`, regionCode);
}

const AGENCIES = ['工程咨询', '招标代理', '项目管理', '工程造价咨询', '招投标服务'];

/** A tender or purchase agency. */
export function pickAgency(random: Random, regionCode: string): WorldParty {
  const city = `${regionCode.slice(0, 4)}00`;
  const number = random.whole(0, 7);
  const place = regionName(city)?.replace(/市$/u, '') ?? '辽宁';
  const name = `${place}${BRANDS[number]!}${AGENCIES[number % AGENCIES.length]!}有限公司`;
  return { name, creditCode: creditCodeOf('91', city, name) };
}

const PLATFORMS: Readonly<Record<Sector, string>> = {
  ENGINEERING: '公共资源交易中心',
  PROCUREMENT: '政府采购中心',
  LAND: '自然资源交易中心',
  MINERAL: '自然资源交易中心',
  PROPERTY_RIGHTS: '产权交易中心',
  OTHER: '公共资源交易中心',
};

/** The trading platform that runs a sector's system in a province or city: what `operator` in province.yaml names. */
export function platformOf(regionCode: string, sector: Sector): WorldParty {
  return bodyOf(`${regionName(regionCode) ?? regionCode}${PLATFORMS[sector]}`, regionCode);
}

function bodyOf(name: string, regionCode: string): WorldParty {
  const kind = name.endsWith('公司') ? '91' : /局$/u.test(name) ? '11' : '12';
  return { name, creditCode: creditCodeOf(kind, regionCode, name) };
}

/** City and district without repetition, e.g. 沈阳市和平区. */
export function placeName(regionCode: string): string {
  const city = `${regionCode.slice(0, 4)}00`;
  const own = regionName(regionCode) ?? regionCode;
  return city === regionCode || regionCode.endsWith('0000') ? own : `${regionName(city) ?? ''}${own}`;
}

/** A valid, invented 统一社会信用代码 (GB 32100, GB 11714), the same for the same key. */
function creditCodeOf(kind: string, regionCode: string, key: string): string {
  const random = createRandom(`credit-code:${kind}:${key}`);
  let organisation = kind === '91' ? 'MA' : 'MB';
  while (organisation.length < 8) organisation += ALPHABET.charAt(random.whole(0, ALPHABET.length - 1));
  const body = `${kind}${regionCode}${organisation}${organisationCodeCheck(organisation)}`;
  return body + creditCodeCheck(body);
}
