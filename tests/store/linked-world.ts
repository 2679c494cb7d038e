import { createRandom } from '../../adapters/sandbox/world/random.ts';
import type { LinkReason } from '../../schema/codes/link-reason.ts';
import { formatDealCode } from '../../schema/identifiers/deal-code.ts';
import { formatProjectId } from '../../schema/identifiers/project-id.ts';
import type { Party } from '../../schema/records/party.ts';
import type { Project } from '../../schema/records/project.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { instant, notice, party, project, region } from '../sync/rows.ts';

export const SYSTEMS = [
  'city-engineering',
  'province-engineering',
  'city-procurement',
  'province-procurement',
  'city-land',
  'province-land',
  'exchange',
] as const;
export type System = (typeof SYSTEMS)[number];

/** A project as one system holds it. */
export interface Held {
  readonly system: System;
  readonly records: readonly TradeRecord[];
  readonly id: string;
}

/** Two entries that truly belong together. */
export interface Truth {
  readonly reason: LinkReason;
  readonly ids: readonly [string, string];
  /** Right to tell and wrong to merge. */
  readonly isOnlyLikely: boolean;
}

export interface LinkedWorld {
  readonly held: readonly Held[];
  readonly truths: readonly Truth[];
  /** Pairs that are truly one project; whatever else is merged is wrong. */
  readonly same: ReadonlySet<string>;
}

export interface Work {
  readonly title: string;
  readonly owner: Owner;
  readonly regionCode: string;
  readonly code: string;
  readonly dealCode: string;
  readonly year: number;
}

export interface Owner {
  readonly name: string;
  readonly code: string;
}

/** What a world is made with: new works, and entries of them in systems. */
export interface Builder {
  readonly random: ReturnType<typeof createRandom>;
  work(fields?: Partial<Work>): Work;
  hold(system: System, fields: Partial<Project> & Pick<Project, 'title'>, more?: More): string;
  linked(reason: LinkReason, one: string, other: string): void;
  /** As far as anybody can tell from what both state. */
  likely(reason: LinkReason, one: string, other: string): void;
}

/** Records beside the project's own, by its native id. */
export interface More {
  /** Day of its first notice. */
  readonly at?: string;
  readonly records?: (nativeId: string) => readonly TradeRecord[];
}

export const pairOf = (one: string, other: string) => [one, other].sort().join(' = ');

const PLACES: readonly (readonly [string, string])[] = [
  ['210102', '沈阳市和平区'],
  ['210112', '沈阳市浑南区'],
  ['210202', '大连市中山区'],
  ['210302', '鞍山市铁东区'],
  ['211302', '朝阳市双塔区'],
  ['210681', '丹东市东港市'],
];
const ROADS = ['青年大街', '全运路', '浑河北岸', '人民路', '迎宾路', '滨海公路', '解放渠', '中央公园'];
const WORKS = [
  '道路改造工程',
  '排水管网工程',
  '桥梁维修加固工程',
  '路灯节能改造',
  '绿化提升工程',
  '供热管网改造工程',
  '教学楼新建工程',
  '河道治理工程',
];
const BODIES = ['住房和城乡建设局', '交通运输局', '水利局', '教育局', '城市建设投资有限公司'];

export function buildWorld(seed: string, make: readonly ((builder: Builder) => void)[]): LinkedWorld {
  const random = createRandom(seed);
  const held: Held[] = [];
  const truths: Truth[] = [];
  let works = 0;
  const builder: Builder = {
    random,
    work(fields = {}) {
      works += 1;
      const [regionCode, place] = PLACES[works % PLACES.length]!;
      const year = 2019 + (works % 7);
      const title = `${place}${random.pick(ROADS)}K${works}段${random.pick(WORKS)}`;
      const owner = ownerOf(`${place}${random.pick(BODIES)}`);
      const code = `E${regionCode}0001${String(works).padStart(6, '0')}001`;
      const dealCode = formatDealCode('A02', '12210100410581687R', `${year}0301`, String(works).padStart(6, '0'));
      return { title, owner, regionCode, code, dealCode, year, ...fields };
    },
    hold(system, fields, { at, records = () => [] } = {}) {
      const nativeId = `${held.length + 1}`;
      const stated = project(nativeId, fields, system);
      const published = at === undefined ? [] : [notice(`n${nativeId}`, nativeId, 'ANNOUNCEMENT', at, { sector: stated.sector })];
      const id = formatProjectId({ sector: stated.sector, system, nativeId });
      held.push({ system, records: [stated, ...published, ...records(nativeId)], id });
      return id;
    },
    linked: (reason, one, other) => void truths.push({ reason, ids: [one, other], isOnlyLikely: false }),
    likely: (reason, one, other) => void truths.push({ reason, ids: [one, other], isOnlyLikely: true }),
  };
  for (const kind of make) kind(builder);
  const same = new Set(
    truths.filter(({ reason, isOnlyLikely }) => reason === 'SAME_PROJECT' && !isOnlyLikely).map(({ ids }) => pairOf(...ids)),
  );
  return { held, truths, same };
}

export function ownerOf(name: string): Owner {
  const number = Array.from(name).reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % 1_000_000_007, 7);
  return { name, code: `112100${String(number).padStart(10, '0')}0X` };
}

export function tenderer({ name, code }: Owner, coded = true): Party {
  return party('TENDERER', name, coded ? code : null);
}

/** What a system states of a work, in full. */
export function stating({ title, owner, regionCode, code, dealCode, year }: Work): Partial<Project> & Pick<Project, 'title'> {
  return {
    title,
    projectCode: code,
    dealCodes: [dealCode],
    parties: [tenderer(owner)],
    region: region(regionCode),
    createdAt: instant(`${year}-03-01T09:00:00+08:00`),
  };
}

export const dayOf = (year: number, day: number) => new Date(Date.UTC(year, 2, day, 2)).toISOString().replace('.000Z', '+00:00');

export function times(count: number, make: (index: number) => void): void {
  for (let index = 0; index < count; index += 1) make(index);
}

export function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/gu, (character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0));
}
