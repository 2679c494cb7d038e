/** 登记管理部门, first character of a 统一社会信用代码 (GB 32100-2015): character → who registers. All but 1, 5, 9 and Y from memory. */
export const REGISTERING_BODIES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  '1': { zh: '机构编制', en: 'Institutional establishment' },
  '2': { zh: '外交', en: 'Foreign affairs' },
  '3': { zh: '司法行政', en: 'Judicial administration' },
  '4': { zh: '文化', en: 'Culture' },
  '5': { zh: '民政', en: 'Civil affairs' },
  '6': { zh: '旅游', en: 'Tourism' },
  '7': { zh: '宗教', en: 'Religious affairs' },
  '8': { zh: '工会', en: 'Trade unions' },
  '9': { zh: '市场监管（工商）', en: 'Market regulation' },
  A: { zh: '中央军委改革和编制', en: 'Military establishment' },
  N: { zh: '农业农村', en: 'Agriculture' },
  Y: { zh: '其他', en: 'Other' },
};

/** First two characters of a 统一社会信用代码 → kind of body (GB 32100-2015); later additions exist: an unknown pair is a warning. */
export const BODY_KINDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  '11': { zh: '机关', en: 'Public authority' },
  '12': { zh: '事业单位', en: 'Public institution' },
  '13': { zh: '群团', en: 'Mass organisation' },
  '19': { zh: '其他机构', en: 'Other establishment' },
  '31': { zh: '律师事务所', en: 'Law firm' },
  '51': { zh: '社会团体', en: 'Social organisation' },
  '52': { zh: '民办非企业单位', en: 'Private non-enterprise unit' },
  '53': { zh: '基金会', en: 'Foundation' },
  '59': { zh: '其他社会组织', en: 'Other social body' },
  '81': { zh: '基层工会', en: 'Trade union' },
  '91': { zh: '企业', en: 'Enterprise' },
  '92': { zh: '个体工商户', en: 'Individual business' },
  '93': { zh: '农民专业合作社', en: 'Farmers’ cooperative' },
  N1: { zh: '组级集体经济组织', en: 'Collective economic organisation of a group' },
  N2: { zh: '村级集体经济组织', en: 'Collective economic organisation of a village' },
  N3: { zh: '乡镇级集体经济组织', en: 'Collective economic organisation of a township' },
  Y1: { zh: '其他', en: 'Other' },
};
