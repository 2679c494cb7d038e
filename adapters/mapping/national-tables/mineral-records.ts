import type { NoticeKind } from '../../../schema/codes/notice-kind.ts';
import type { MappingTable } from '../reader.ts';
import { optionalMoney } from '../money.ts';
import { parties } from '../party.ts';
import { recordMapping, type FieldsOf, type RecordMapping } from '../record-mapping.ts';
import { dealFields, noticeFields, projectFields, statedKind } from '../specified-fields.ts';
import { constant, optionalDecimal, optionalText } from '../text.ts';
import { realTitle } from '../test-title.ts';
import { optionalTime, time } from '../time.ts';

export type Right = 'EXPLORATION' | 'MINING';
type RightFields = MappingTable<FieldsOf<'mineralRight'>>;

export const PLATFORM = { role: 'PLATFORM', name: 'TRA_AGENCY_NAME', code: 'TRA_AGENCY_CODE' } as const;

/** QT_PUBLIC_PRICE has no unit column: it is always 万元 (data specification, tables 652 and 653). */
export const PUBLIC_PRICE = optionalMoney({ amount: 'QT_PUBLIC_PRICE', fixedUnit: '万元' });

export function mineralProject(
  title: string,
  own: Partial<MappingTable<FieldsOf<'project'>>> & Pick<MappingTable<FieldsOf<'project'>>, 'parties'>,
): RecordMapping {
  return recordMapping('project', projectFields('MINERAL', { title: realTitle(title), ...own }));
}

/** The tables hold no text of the notice: the name of the right is its title, the URL leads to the text. */
export function mineralNotice(table: string, kind: NoticeKind, title: string): RecordMapping {
  return recordMapping(
    'notice',
    noticeFields('MINERAL', {
      noticeKind: statedKind(kind, table),
      title: realTitle(title),
      publishedAt: time('PUBLISHING_TIME'),
      content: constant(null),
    }),
  );
}

/** BIDDER_CODE elsewhere is any bidder's; in these tables the party is the winner (竞得人). */
export const MINERAL_DEAL: RecordMapping = recordMapping(
  'award',
  dealFields({
    parties: parties({ role: 'GRANTEE', name: 'NA_PUBLIC_BIDDER', code: 'BIDDER_CODE' }),
    price: PUBLIC_PRICE,
    decidedAt: optionalTime('DT_BUY_DATE'),
  }),
);

/** The right itself; a table states what it has. */
export function mineralRight(right: Right, title: string, own: Partial<RightFields>): RecordMapping {
  return recordMapping('mineralRight', {
    right: constant(right),
    title: realTitle(title),
    licenceNumber: constant(null),
    mineral: constant(null),
    areaSquareKilometres: constant(null),
    areaRaw: constant(null),
    location: constant(null),
    coordinates: constant(null),
    term: constant(null),
    validFrom: constant(null),
    validTo: constant(null),
    registrationType: constant(null),
    authority: constant(null),
    price: constant(null),
    ...own,
  });
}

/** Areas are square kilometres in every table (data specification). */
export function areaIn(column: string): Pick<RightFields, 'areaSquareKilometres' | 'areaRaw'> {
  return { areaSquareKilometres: optionalDecimal(column), areaRaw: optionalText(column) };
}
