import type { CodeEntry, CodeList } from './code-list.ts';

/** A 交易分类代码, with how sure its meaning is. */
export interface DealCategory extends CodeEntry<string> {
  readonly confidence: CodeList<string>['confidence'];
}

interface DealCategoryList extends CodeList<string> {
  readonly entries: readonly DealCategory[];
}

/**
 * 交易分类代码, the first segment of a 统一交易标识码 (data specification, chapter 5). The official table was not seen in full:
 * an entry marked M is from memory (as is the split of D01 and D03 by type), and any other letter with two digits is accepted with a warning.
 */
export const DEAL_CATEGORY_LIST: DealCategoryList = {
  name: 'dealCategory',
  zh: '公共资源交易分类',
  source: 'data specification, chapter 5 (分类类目表), as far as issued codes and registration forms show it',
  confidence: 'S',
  entries: [
    { code: 'A01', zh: '房屋建筑', en: 'Building construction', confidence: 'V' },
    { code: 'A02', zh: '市政', en: 'Municipal works', confidence: 'V' },
    { code: 'A03', zh: '公路', en: 'Highways', confidence: 'V' },
    { code: 'A04', zh: '铁路', en: 'Railways', confidence: 'M' },
    { code: 'A05', zh: '民航', en: 'Civil aviation', confidence: 'M' },
    { code: 'A06', zh: '水运', en: 'Waterways', confidence: 'S' },
    { code: 'A07', zh: '水利', en: 'Water conservancy', confidence: 'S' },
    { code: 'A08', zh: '能源（电力）', en: 'Energy and electric power', confidence: 'S' },
    { code: 'A09', zh: '邮电（广电）通信', en: 'Post, broadcasting and telecommunication', confidence: 'S' },
    { code: 'A10', zh: '桥梁', en: 'Bridges', confidence: 'M' },
    { code: 'A11', zh: '城市轨道', en: 'Urban rail', confidence: 'M' },
    { code: 'A12', zh: '矿产冶金', en: 'Mining and metallurgy', confidence: 'M' },
    { code: 'A13', zh: '信息网络', en: 'Information networks', confidence: 'M' },
    { code: 'A14', zh: '工业制造', en: 'Industrial manufacturing', confidence: 'M' },
    { code: 'A99', zh: '其他', en: 'Other, trades outside engineering too', confidence: 'V' },
    { code: 'B01', zh: '土地使用权', en: 'Land-use rights', confidence: 'V' },
    { code: 'B02', zh: '探矿权', en: 'Exploration rights', confidence: 'M' },
    { code: 'B03', zh: '采矿权', en: 'Mining rights', confidence: 'M' },
    { code: 'C01', zh: '国有产权', en: 'State-owned property rights', confidence: 'M' },
    { code: 'D01', zh: '政府采购（货物）', en: 'Government procurement of goods', confidence: 'S' },
    { code: 'D02', zh: '政府采购（工程）', en: 'Government procurement of works', confidence: 'M' },
    { code: 'D03', zh: '政府采购（服务）', en: 'Government procurement of services', confidence: 'S' },
    { code: 'G01', zh: '房屋建筑（平行代码）', en: 'Building construction, parallel code', confidence: 'V' },
    { code: 'G02', zh: '市政（平行代码）', en: 'Municipal works, parallel code', confidence: 'V' },
    { code: 'G03', zh: '公路（平行代码）', en: 'Highways, parallel code', confidence: 'S' },
    { code: 'G06', zh: '水运（平行代码）', en: 'Waterways, parallel code', confidence: 'S' },
    { code: 'G07', zh: '水利电力（平行代码）', en: 'Water conservancy and power, parallel code', confidence: 'S' },
    { code: 'G08', zh: '能源电力（平行代码）', en: 'Energy and electric power, parallel code', confidence: 'S' },
    {
      code: 'G09',
      zh: '广电通信（平行代码）',
      en: 'Broadcasting and telecommunication, parallel code',
      confidence: 'S',
    },
    { code: 'G99', zh: '其他（平行代码）', en: 'Other, parallel code', confidence: 'S' },
  ],
};

const BY_CODE: ReadonlyMap<string, DealCategory> = new Map(DEAL_CATEGORY_LIST.entries.map((entry) => [entry.code, entry]));

/** The entry of a 交易分类代码; null where the list does not hold it. */
export function dealCategory(code: string): DealCategory | null {
  return BY_CODE.get(code) ?? null;
}
