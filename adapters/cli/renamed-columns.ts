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
} as const satisfies Readonly<Record<string, ColumnNames>>;

/** A row under the national platform's names; `fixed` holds what the portal says of all its rows. */
export function renamed(row: Json, names: ColumnNames, fixed: Json = {}): Json {
  const own = Object.entries(names).map(([name, places]) => [
    name,
    places.map((place) => memberAt(row, place)).find((value) => value != null) ?? null,
  ]);
  return { ...fixed, ...(Object.fromEntries(own) as Json) };
}

function memberAt(row: Json, place: string): unknown {
  return place.split('.').reduce<unknown>((value, name) => (value as Json | null | undefined)?.[name], row);
}
