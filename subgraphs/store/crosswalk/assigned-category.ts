import type { Sector } from '../../../schema/codes/sector.ts';

/** 交易分类代码 of what the hub assigns, where the title tells no more. A code is for ever: what is not told is 其他 (A99). */
const CATEGORY_OF_SECTOR: Readonly<Record<Sector, string>> = {
  ENGINEERING: 'A99',
  PROCUREMENT: 'A99',
  LAND: 'B01',
  MINERAL: 'A99',
  PROPERTY_RIGHTS: 'C01',
  OTHER: 'A99',
};

/** What a classification or title says of the object, first match wins. */
const TOLD: Readonly<Partial<Record<Sector, readonly (readonly [RegExp, string])[]>>> = {
  ENGINEERING: [
    [/房屋|住宅|教学楼|办公楼|厂房|医院|宿舍/u, 'A01'],
    [/市政|城市道路|给水|排水|供热|燃气/u, 'A02'],
    [/公路|高速/u, 'A03'],
    [/铁路/u, 'A04'],
    [/机场|民航/u, 'A05'],
    [/港口|码头|航道|水运/u, 'A06'],
    [/水利|水库|河道|灌区|堤防/u, 'A07'],
    [/电力|能源|输变电|风电|光伏/u, 'A08'],
    [/通信|广电|邮政/u, 'A09'],
  ],
  PROCUREMENT: [
    [/服务(?!器)|物业|保洁|咨询|运维|租赁|监理|设计/u, 'D03'],
    [/工程|施工|改造|修缮|装修/u, 'D02'],
    [/货物|设备|器材|物资|耗材|家具|车辆|采购/u, 'D01'],
  ],
  MINERAL: [
    [/探矿|勘查|勘探|普查/u, 'B02'],
    [/采矿|开采|矿山/u, 'B03'],
  ],
};

/** The category of a code that the hub assigns to a trade of a sector. */
export function assignedCategory(sector: Sector, told: string): string {
  return TOLD[sector]?.find(([pattern]) => pattern.test(told))?.[1] ?? CATEGORY_OF_SECTOR[sector];
}
