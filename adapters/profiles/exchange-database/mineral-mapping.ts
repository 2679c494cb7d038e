import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import { optionalCode, type LocalCodes } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { parties, partiesOf } from '../../mapping/party.ts';
import type { Reader } from '../../mapping/reader.ts';
import { optionalRegion } from '../../mapping/region.ts';
import { constant, optionalDecimal, optionalText } from '../../mapping/text.ts';
import { optionalTime, time } from '../../mapping/time.ts';
import { EXPLORATION_BUY_KIND, MINING_BUY_KIND } from './codes.ts';
import { dealCodes, realTitle } from './notice-readers.ts';
import { recordMapping, type RecordMapping, type TableMapping } from './record-mapping.ts';

type Right = 'EXPLORATION' | 'MINING';

function announcements(number: string, name: string, right: Right, projects: RecordMapping): TableMapping {
  return {
    number,
    name,
    projectPrefix: number,
    projectColumn: 'UNIFIED_DEAL_CODE',
    holdsProjects: true,
    records: [projects, notice(number, 'ANNOUNCEMENT'), mineralRight(right, 'IN_MINE_COME', null)],
  };
}

function results(number: string, name: string, projectPrefix: string, right: Right): TableMapping {
  return {
    number,
    name,
    projectPrefix,
    projectColumn: 'UNIFIED_DEAL_CODE',
    holdsProjects: false,
    records: [notice(number, 'RESULT'), AWARD, mineralRight(right, null, 'QT_PUBLIC_PRICE')],
  };
}

function project(methods: LocalCodes<TradeMethod>, investmentProjectCode: Reader<string | null>): RecordMapping {
  return recordMapping('project', {
    sector: constant('MINERAL'),
    title: realTitle('NA_APP_NAME'),
    projectCode: constant(null),
    constructionProjectCode: constant(null),
    investmentProjectCode,
    dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
    region: optionalRegion('REGION_CODE'),
    method: optionalCode('IN_BUY_KIND', methods),
    stage: constant(null),
    createdAt: constant(null),
    budget: constant(null),
    content: constant(null),
    classification: optionalText('IN_MINE_COME'),
    parties: partiesOf({ role: 'PLATFORM', name: 'TRA_AGENCY_NAME', code: 'TRA_AGENCY_CODE' }),
    platformName: optionalText('TRA_AGENCY_NAME'),
    platformCode: optionalText('TRA_AGENCY_CODE'),
  });
}

/** The tables hold no text of the notice: the name of the right is its title, the URL leads to the text. */
function notice(number: string, kind: 'ANNOUNCEMENT' | 'RESULT'): RecordMapping {
  return recordMapping('notice', {
    sector: constant('MINERAL'),
    noticeKind: constant({ code: kind, raw: number }),
    nature: constant(null),
    title: realTitle('NA_APP_NAME'),
    publishedAt: time('PUBLISHING_TIME'),
    region: optionalRegion('REGION_CODE'),
    content: constant(null),
    contentType: constant(null),
    url: optionalText('URL'),
    media: constant(null),
    deadline: constant(null),
    openingAt: constant(null),
    publicFrom: constant(null),
    publicTo: constant(null),
    lotCodes: constant([]),
    dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
    attachments: constant([]),
  });
}

/** QT_PUBLIC_PRICE has no unit column: it is always 万元 (data specification, tables 652 and 653). */
const PUBLIC_PRICE = { amount: 'QT_PUBLIC_PRICE', fixedUnit: '万元' } as const;

const AWARD: RecordMapping = recordMapping('award', {
  status: constant('DEAL'),
  lotCode: constant(null),
  rank: constant(null),
  // BIDDER_NAME elsewhere is any bidder; in these tables the party is the winner (竞得人).
  parties: parties({ role: 'GRANTEE', name: 'NA_PUBLIC_BIDDER', code: 'BIDDER_CODE' }),
  price: optionalMoney(PUBLIC_PRICE),
  decidedAt: optionalTime('DT_BUY_DATE'),
  durationDays: constant(null),
  quality: constant(null),
  dealCodes: dealCodes('UNIFIED_DEAL_CODE'),
});

/** QT_TOTAL_AREA is square kilometres, QT_PLAN_YEARS years (data specification). */
function mineralRight(right: Right, mineralColumn: string | null, priceColumn: 'QT_PUBLIC_PRICE' | null): RecordMapping {
  return recordMapping('mineralRight', {
    right: constant(right),
    title: realTitle('NA_APP_NAME'),
    licenceNumber: constant(null),
    mineral: mineralColumn === null ? constant(null) : optionalText(mineralColumn),
    areaSquareKilometres: optionalDecimal('QT_TOTAL_AREA'),
    areaRaw: optionalText('QT_TOTAL_AREA'),
    location: optionalText('NA_GEOGRAPHY_POSITION'),
    coordinates: optionalText('NA_AREA_COORDINATE'),
    term: optionalText('QT_PLAN_YEARS'),
    validFrom: constant(null),
    validTo: constant(null),
    registrationType: constant(null),
    authority: constant(null),
    price: priceColumn === null ? constant(null) : optionalMoney(PUBLIC_PRICE),
  });
}

/**
 * 矿业权招拍挂: announcements [650, 651] and results [652, 653]. The tables share no id but the 统一交易标识码,
 * which therefore is the project's key.
 */
export const MINERAL_TABLES: readonly TableMapping[] = [
  announcements('650', 'EXPLOR_BID_AUCTION_TRANS_ANN', 'EXPLORATION', project(EXPLORATION_BUY_KIND, optionalText('INVEST_PROJECT_CODE'))),
  announcements('651', 'MINING_BID_AUCTION_TRANS_ANN', 'MINING', project(MINING_BUY_KIND, constant(null))),
  results('652', 'EXPLOR_BID_AUC_TRANS_RES_ANN', '650', 'EXPLORATION'),
  results('653', 'MINING_BID_AUC_TRANS_RES_ANN', '651', 'MINING'),
];
