import type { TradeMethod } from '../../../schema/codes/trade-method.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import { optionalCode } from '../code.ts';
import { partiesOf } from '../party.ts';
import type { Reader } from '../reader.ts';
import type { RecordMapping } from '../record-mapping.ts';
import { constant, optionalText } from '../text.ts';
import { optionalTime } from '../time.ts';
import { EXPLORATION_BUY_KIND, MINING_BUY_KIND, MINING_GRANT_KIND } from './mineral-codes.ts';
import {
  areaIn,
  MINERAL_DEAL,
  mineralNotice,
  mineralProject,
  mineralRight,
  PLATFORM,
  PUBLIC_PRICE,
  type Right,
} from './mineral-records.ts';

/** A table of the specification on mineral rights. */
export interface MineralTable {
  readonly number: string;
  readonly name: string;
  /** The announcement's table where a row only tells what happened to a project; the table itself where it states one. */
  readonly projectTable: string;
  readonly records: readonly RecordMapping[];
}

type Method = Reader<Coded<TradeMethod> | null>;
type Column = Reader<string | null>;

/** 招拍挂出让公告 [650, 651]. */
function offered(number: string, name: string, right: Right, method: Method, investmentProjectCode: Column): MineralTable {
  const title = 'NA_APP_NAME';
  const mineral = optionalText('IN_MINE_COME');
  const project = mineralProject(title, { investmentProjectCode, method, classification: mineral, parties: partiesOf(PLATFORM) });
  const own = mineralRight(right, title, { ...PLACE, ...areaIn('QT_TOTAL_AREA'), mineral, term: optionalText('QT_PLAN_YEARS') });
  return { number, name, projectTable: number, records: [project, mineralNotice(number, 'ANNOUNCEMENT', title), own] };
}

/** 招拍挂出让结果 [652, 653]. */
function sold(number: string, name: string, right: Right, projectTable: string): MineralTable {
  const title = 'NA_APP_NAME';
  const own = { ...PLACE, ...areaIn('QT_TOTAL_AREA'), term: optionalText('QT_PLAN_YEARS'), price: PUBLIC_PRICE };
  return { number, name, projectTable, records: [mineralNotice(number, 'RESULT', title), MINERAL_DEAL, mineralRight(right, title, own)] };
}

/** 其他方式出让公开信息 [654–656]: an application was accepted; nothing is granted yet, so the applicant is no grantee. */
function applied(number: string, name: string, right: Right, method: Method, explorer: boolean): MineralTable {
  const title = 'NA_APP_NAME';
  const mineral = optionalText('IN_MINE_COME');
  const parties = partiesOf(APPLICANT, ...(explorer ? [EXPLORER] : []), PLATFORM);
  const project = mineralProject(title, { method, classification: mineral, createdAt: optionalTime('DT_RECIVE_DATE'), parties });
  const own = mineralRight(right, title, { mineral, authority: optionalText('NA_GOV_NAME') });
  return { number, name, projectTable: number, records: [project, mineralNotice(number, 'PUBLIC_INFORMATION', title), own] };
}

/** What the registers state differently. */
interface Register {
  readonly title: string;
  readonly area: string;
  readonly mineral: Column;
  readonly authority: Column;
  readonly location: Column;
  readonly coordinates: Column;
  readonly explorer: boolean;
}

/** 登记公告 [657–660]: a right with its licence, holder and validity. */
function registered(number: string, name: string, right: Right, { title, area, explorer, ...own }: Register): MineralTable {
  const parties = partiesOf(HOLDER, ...(explorer ? [EXPLORER] : []), PLATFORM);
  const licence = {
    licenceNumber: optionalText('ID_LICENCEID'),
    registrationType: optionalText('IN_ITEM_TYPE'),
    validFrom: optionalTime('DT_USEFULLIFE_START'),
    validTo: optionalTime('DT_USEFULLIFE_END'),
  };
  return {
    number,
    name,
    projectTable: number,
    records: [
      mineralProject(title, { classification: own.mineral, parties }),
      mineralNotice(number, 'REGISTRATION', title),
      mineralRight(right, title, { ...own, ...licence, ...areaIn(area) }),
    ],
  };
}

const PLACE = { location: optionalText('NA_GEOGRAPHY_POSITION'), coordinates: optionalText('NA_AREA_COORDINATE') };
const APPLICANT = { role: 'OTHER', name: 'NA_APPLY_PERSON', code: 'APPLY_CODE' } as const;
const HOLDER = { ...APPLICANT, role: 'GRANTEE' } as const;
/** 勘查单位: who does the exploring for the holder. */
const EXPLORER = { role: 'OTHER', name: 'NA_PERAMBULATE_COMP' } as const;

const NOT_STATED = constant(null);
const OIL_AND_GAS: Register = {
  title: 'NA_ITEM_NAME',
  area: 'QT_TOTAL_AREA',
  mineral: NOT_STATED,
  authority: optionalText('APPROVE_ORG'),
  location: optionalText('NA_GEOGRAPHY_POSITION'),
  coordinates: optionalText('NA_JZZB'),
  explorer: false,
};

/** 矿业权 650–660. The tables share no id but the 统一交易标识码, which therefore is the project's key. */
export const MINERAL_TABLES: readonly MineralTable[] = [
  offered(
    '650',
    'EXPLOR_BID_AUCTION_TRANS_ANN',
    'EXPLORATION',
    optionalCode('IN_BUY_KIND', EXPLORATION_BUY_KIND),
    optionalText('INVEST_PROJECT_CODE'),
  ),
  offered('651', 'MINING_BID_AUCTION_TRANS_ANN', 'MINING', optionalCode('IN_BUY_KIND', MINING_BUY_KIND), NOT_STATED),
  sold('652', 'EXPLOR_BID_AUC_TRANS_RES_ANN', 'EXPLORATION', '650'),
  sold('653', 'MINING_BID_AUC_TRANS_RES_ANN', 'MINING', '651'),
  applied('654', 'EXPLOR_TRANS_PUB_INFO', 'EXPLORATION', NOT_STATED, true),
  applied('655', 'MINING_TRANS_PUB_INFO', 'MINING', optionalCode('IN_BUY_KIND', MINING_GRANT_KIND), false),
  applied('656', 'MINING_DISTRICT_RANGE_PUB', 'MINING', optionalCode('IN_BUY_KIND', MINING_GRANT_KIND), false),
  registered('657', 'NON_OIL_GAS_EXPLOR_REG_ANN', 'EXPLORATION', {
    ...OIL_AND_GAS,
    mineral: optionalText('QT_PERAMBULATE_MINE'),
    explorer: true,
  }),
  registered('658', 'NON_OIL_GAS_MINING_REG_ANN', 'MINING', {
    ...OIL_AND_GAS,
    title: 'NA_MINE_NAME',
    area: 'QT_DIGINGS_AREA',
    mineral: optionalText('QT_MAIN_MINE'),
    location: NOT_STATED,
    coordinates: NOT_STATED,
  }),
  registered('659', 'OIL_GAS_EXPLOR_REG_ANN', 'EXPLORATION', OIL_AND_GAS),
  registered('660', 'OIL_GAS_MINING_REG_ANN', 'MINING', { ...OIL_AND_GAS, authority: NOT_STATED }),
];
