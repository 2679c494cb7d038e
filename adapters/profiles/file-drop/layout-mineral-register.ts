import { regionOfPlace } from '../../../schema/codes/region-names.ts';
import { regionCovers } from '../../../schema/identifiers/region-code.ts';
import type { Coded } from '../../../schema/records/coded.ts';
import type { Finding } from '../../../schema/records/finding.ts';
import type { Instant } from '../../../schema/records/instant.ts';
import type { TradeRecord } from '../../../schema/records/record.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { Source } from '../../../schema/records/source.ts';
import type { Change } from '../../adapter.ts';
import { partiesIn } from '../../mapping/notice-text/party-names.ts';
import { placeOf } from '../../mapping/notice-text/place.ts';
import { readChange, sourceOfRow, unreadableChange, type RowContext } from '../../mapping/notice-text/row-change.ts';
import { finding, textOf, type Columns } from '../../mapping/reader.ts';
import { parseTime } from '../../mapping/time.ts';
import { headedRowsOf, readHtml } from '../../mapping/html-table.ts';

export const MINERAL_REGISTER_VERSION = 'file-drop/mineral-register/1';

const AREA_COLUMNS = ['面积(km²)', '面积(k㎡)', '面积(km2)', '面积（平方公里）', '面积'];
const DECIMAL = /^\d{1,8}(?:\.\d+)?$/u;

/** Rows of a register page (采矿权、探矿权登记信息) as columns. */
export function mineralRegisterRows(html: string): readonly Columns[] {
  return headedRowsOf(readHtml(html)).map((row) => Object.fromEntries(row.map(({ label, value }) => [label, value])));
}

/** Reads one row of the register of mining (采矿权) or exploration (探矿权) rights. Never throws. */
export function mapMineralRegisterRow(raw: Columns, context: RowContext): Change {
  const licence = textOf(raw, '许可证号');
  const title = textOf(raw, '矿山名称') ?? textOf(raw, '项目名称');
  const announcedAt = parseTime(textOf(raw, '公告日期') ?? '');
  const findings = faultsOf(raw, licence, title);
  if (licence === null || title === null || findings.some(({ severity }) => severity === 'ERROR'))
    return unreadableChange(raw, licence, 'mineral-register', findings);
  const key = `${licence}@${announcedAt?.at.slice(0, 10) ?? ''}`;
  const source = sourceOfRow(raw, key, announcedAt?.at ?? null, MINERAL_REGISTER_VERSION, context);
  const head = { projectNativeId: licence, source };
  const facts = factsOf(raw, licence, title, announcedAt);
  return readChange(source, [projectOf(raw, head, facts), rightOf(raw, head, facts), noticeOf(raw, head, facts)], findings);
}

/** What a row says, read once for all its records. */
interface RegisterFacts {
  readonly licence: string;
  readonly title: string;
  readonly mineral: string | null;
  readonly region: Coded<string>;
  readonly announcedAt: Instant | null;
}

interface Head {
  readonly projectNativeId: string;
  readonly source: Source;
}

function factsOf(raw: Columns, licence: string, title: string, announcedAt: Instant | null): RegisterFacts {
  const place = textOf(raw, '地理位置') ?? textOf(raw, '发证机关') ?? title;
  const code = /^D?[A-Z](\d{6})/u.exec(licence)?.[1] ?? null;
  const mineral = textOf(raw, '开采主矿种') ?? textOf(raw, '勘查矿种');
  const granted = { ...placeOf(listedPlaces(place, code), [code]), raw: place };
  const region = { code: countyNamed(raw, title, granted.code) ?? granted.code, raw: place };
  return { licence, title, mineral, region, announcedAt };
}

/** Counties side by side (`巫山县,奉节县`) as a list; a city before its own county stays as it is. */
function listedPlaces(place: string, within: string | null): string {
  const parts = place.split(/[,，;；\s]+/u).filter((part) => part !== '');
  const [first = null, second = null] = parts.map((part) => regionOfPlace(part, within));
  return first === null || second === null || regionCovers(first, second) ? place : parts.join('、');
}

/** The county that the mine's own name begins with, where a whole city, province or the ministry granted the right; a company's name tells its seat only. */
function countyNamed(raw: Columns, title: string, granted: string | null): string | null {
  const holder = textOf(raw, '采矿权人') ?? textOf(raw, '探矿权人') ?? '';
  const mine = title.startsWith(holder) ? title.slice(holder.length) : title;
  if ((granted !== null && !granted.endsWith('00')) || /公司|集团|厂/u.test(mine)) return null;
  const named = regionOfPlace(mine, granted);
  return named !== null && (granted === null || regionCovers(granted, named)) ? named : null;
}

function areaOf(raw: Columns): string | null {
  return AREA_COLUMNS.map((column) => textOf(raw, column)).find((value) => value !== null) ?? null;
}

function squareKilometres(printed: string | null): string | null {
  const plain = printed?.replaceAll(/(?<=\d)[,，](?=\d{3}(?:\D|$))/gu, '') ?? '';
  return DECIMAL.test(plain) ? plain : null;
}

function projectOf(raw: Columns, head: Head, { licence, title, mineral, region, announcedAt }: RegisterFacts): TradeRecord {
  return {
    kind: 'project',
    nativeId: licence,
    ...head,
    sector: 'MINERAL',
    title,
    projectCode: licence,
    constructionProjectCode: null,
    investmentProjectCode: null,
    dealCodes: [],
    region,
    method: null,
    stage: null,
    createdAt: announcedAt,
    budget: null,
    content: null,
    classification: mineral,
    parties: partiesOf(raw),
    platformName: null,
    platformCode: null,
  };
}

function rightOf(raw: Columns, head: Head, { licence, title, mineral }: RegisterFacts): TradeRecord {
  const term = /\d/u.test(raw['有效期'] ?? '') ? textOf(raw, '有效期') : null;
  const [from = null, to = null] = (term ?? '').split('至').map((part) => parseTime(part.trim()));
  return {
    kind: 'mineralRight',
    nativeId: head.source.rowKey,
    ...head,
    right: Object.hasOwn(raw, '探矿权人') || /^D?T/u.test(licence) ? 'EXPLORATION' : 'MINING',
    title,
    licenceNumber: licence,
    mineral,
    areaSquareKilometres: squareKilometres(areaOf(raw)),
    areaRaw: areaOf(raw),
    location: textOf(raw, '地理位置'),
    coordinates: textOf(raw, '极值坐标'),
    term,
    validFrom: from,
    validTo: to,
    registrationType: textOf(raw, '项目类型'),
    authority: textOf(raw, '发证机关'),
    price: null,
  };
}

function noticeOf(raw: Columns, head: Head, { title, region, announcedAt }: RegisterFacts): TradeRecord {
  return {
    kind: 'notice',
    nativeId: head.source.rowKey,
    ...head,
    sector: 'MINERAL',
    noticeKind: { code: 'REGISTRATION', raw: textOf(raw, '项目类型') ?? '' },
    nature: null,
    title,
    publishedAt: announcedAt,
    region,
    content: null,
    contentType: null,
    url: null,
    media: textOf(raw, '发证机关'),
    deadline: null,
    openingAt: null,
    publicFrom: null,
    publicTo: null,
    lotCodes: [],
    dealCodes: [],
    attachments: [],
    stated: statedOf(raw),
  };
}

/** Holder, prospecting unit and registering authority. */
function partiesOf(raw: Columns): readonly Party[] {
  const holder = textOf(raw, '采矿权人') ?? textOf(raw, '探矿权人');
  const unit = textOf(raw, '勘查单位');
  const authority = textOf(raw, '发证机关');
  return [
    ...(holder === null ? [] : partiesIn('GRANTEE', holder)),
    ...(unit === null ? [] : partiesIn('OTHER', unit)),
    ...(authority === null ? [] : partiesIn('GRANTOR', authority)),
  ];
}

function statedOf(raw: Columns) {
  return ['开采方式', '设计生产规模'].flatMap((label) => {
    const value = textOf(raw, label);
    return value === null ? [] : [{ label, value, money: null }];
  });
}

function faultsOf(raw: Columns, licence: string | null, title: string | null): Finding[] {
  const findings: Finding[] = [];
  if (licence === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: '许可证号' }));
  else if (!/^[A-Z]{1,2}\d{15,25}$/u.test(licence))
    findings.push(finding({ code: 'BAD_SHAPE', severity: 'WARNING', column: '许可证号', value: licence }));
  if (title === null) findings.push(finding({ code: 'MISSING', severity: 'ERROR', column: '矿山名称+项目名称' }));
  for (const column of AREA_COLUMNS) {
    const value = textOf(raw, column);
    if (value !== null && squareKilometres(value) === null)
      findings.push(finding({ code: 'NOT_A_NUMBER', severity: 'WARNING', column, value }));
  }
  return findings;
}
