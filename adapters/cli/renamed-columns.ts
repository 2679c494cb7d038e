type Json = Readonly<Record<string, unknown>>;

/** Columns of the national platform's rows → where another portal's rows hold the same, members of members parted by a dot. */
type ColumnNames = Readonly<Record<string, readonly string[]>>;

/** Portals whose rows say what the national platform's say, under names of their own. */
export const COLUMNS_OF = {
  jiangxi: {
    record_id: ['id'],
    title: ['title'],
    publish_date: ['publish_time'],
    detail_url: ['link'],
    info_type: ['info_type'],
    region: ['region'],
    city: ['region_code'],
    content_text: ['detail_json.text', 'content'],
  },
  sichuan: {
    record_id: ['Id'],
    title: ['Title'],
    publish_date: ['CreateDateAll'],
    detail_url: ['Link'],
    info_type: ['TableName'],
    business_type: ['businessType'],
    region: ['username'],
    project_code: ['ProjectCode'],
  },
  fujian: {
    record_id: ['M_ID'],
    title: ['NAME'],
    publish_date: ['TM'],
    info_type: ['TITLE'],
    region: ['AREANAME'],
    city: ['AREACODE'],
    source_platform: ['PLATFORM_NAME'],
  },
  fujianDetail: {
    record_id: ['baseInfo.0.BID_SECTION_CODES', 'baseInfo.0.TENDER_PROJECT_CODE'],
    title: ['baseInfo.0.NOTICE_NAME'],
    publish_date: ['node.0.TM'],
    info_type: ['node.0.TITLE'],
    business_type: ['baseInfo.0.TYPELEVEL1'],
    project_code: ['baseInfo.0.TENDER_PROJECT_CODE'],
    source_platform: ['baseInfo.0.SYSTEM_NAME'],
    content_text: ['data.0'],
  },
  fujianContract: {
    record_id: ['URL'],
    title: ['NAME'],
    publish_date: ['TM'],
    detail_url: ['URL'],
    info_type: ['TITLE'],
    source_platform: ['PLATFORM_NAME'],
    'structured_fields.采购人名称': ['PURCHASER_NAME'],
    'structured_fields.中标（成交）供应商名称': ['SUPPLIER_NAME'],
    'structured_fields.合同金额（元）': ['CONTRACT_AMOUNT'],
    'structured_fields.合同期限': ['CONTRACT_TERM'],
  },
  hunan: {
    record_id: ['id'],
    title: ['noticeName'],
    publish_date: ['noticeSendTime'],
    info_type: ['bulletinName'],
    agency: ['bulletinDuty'],
    content_text: ['noticeContent'],
    'structured_fields.投标截止时间': ['bidDocReferEndTime'],
    'structured_fields.开标时间': ['bidOpeningTimeStart', 'bidOpenTime'],
  },
} as const satisfies Readonly<Record<string, ColumnNames>>;

/** A row under the national platform's names; `fixed` holds what the portal says of all its rows. */
export function renamed(row: Json, names: ColumnNames, fixed: Json = {}): Json {
  const own = Object.entries(names).map(([name, places]) => [
    name,
    places.map((place) => memberAt(row, place)).find((value) => value != null) ?? null,
  ]);
  const { inner = [], outer = [] } = Object.groupBy(own, ([name]) => ((name as string).startsWith(FIELDS) ? 'inner' : 'outer'));
  const fields = inner.map(([name, value]) => [(name as string).slice(FIELDS.length), value]);
  return {
    ...fixed,
    ...(fields.length === 0 ? {} : { structured_fields: Object.fromEntries(fields) }),
    ...(Object.fromEntries(outer) as Json),
  };
}

/** Before the labels of values that have no column of their own. */
const FIELDS = 'structured_fields.';

function memberAt(row: Json, place: string): unknown {
  return place.split('.').reduce<unknown>((value, name) => (value as Json | null | undefined)?.[name], row);
}
