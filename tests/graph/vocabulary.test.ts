import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { PROJECT_ORDER_FIELDS } from '../../subgraphs/store/filter.ts';
import { STATISTICS_DIMENSIONS } from '../../subgraphs/store/rows.ts';
import { CATALOGUE_STATES } from '../../schema/codes/catalogue-state.ts';
import { COMPLAINT_STATES } from '../../schema/codes/complaint-state.ts';
import { CONFIDENCES } from '../../schema/codes/confidence.ts';
import { POLICY_KINDS } from '../../schema/codes/policy-kind.ts';
import { POLICY_LEVELS } from '../../schema/codes/policy-level.ts';
import { POLICY_STATUSES } from '../../schema/codes/policy-status.ts';
import { CODE_CONFLICT_KINDS, CODE_ORIGINS } from '../../schema/codes/code-conflict-kind.ts';
import { CREDIT_EVENT_KINDS, DISCLOSURE_SCOPES } from '../../schema/codes/credit-event-kind.ts';
import { JOIN_RULES } from '../../subgraphs/store/register/register.ts';
import { LINK_REASONS, LINK_STRENGTHS } from '../../schema/codes/link-reason.ts';
import { CODE_TABLE_ORIGINS } from '../../adapters/code-tables.ts';
import { CODE_KINDS } from '../../schema/codes/code-kind.ts';
import { NOTICE_KINDS } from '../../schema/codes/notice-kind.ts';
import { PARTY_ROLES } from '../../schema/codes/party-role.ts';
import { SECTORS } from '../../schema/codes/sector.ts';
import { STAGES } from '../../schema/codes/stage.ts';
import { TRADE_METHODS } from '../../schema/codes/trade-method.ts';
import { VIEWER_ROLES } from '../../schema/codes/viewer-role.ts';
import { CODE_RULES } from '../../schema/identifiers/inspection/code-rules.ts';
import { AWARD_STATUSES } from '../../schema/records/award.ts';
import { FINDING_CODES, FINDING_SEVERITIES } from '../../schema/records/finding.ts';
import { TIME_PRECISIONS } from '../../schema/records/instant.ts';
import { PRICE_FORMS } from '../../schema/records/money.ts';
import type { MineralRight } from '../../schema/records/mineral-right.ts';
import { CONTENT_TYPES } from '../../schema/records/notice.ts';
import { ENUM_VALUES } from '../../subgraphs/enum-values.ts';
import { SOURCE_ERROR_CODES } from '../../subgraphs/subgraph-error.ts';
import { PARTY_CODE_KINDS } from '../../schema/records/party.ts';
import { COPY_STATES } from '../../gateway/system-observation.ts';

/** Complete, says the compiler. */
const MINERAL_RIGHTS: Readonly<Record<NonNullable<MineralRight['right']>, true>> = { EXPLORATION: true, MINING: true };

/** Enum of the graph → the closed list it shows. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  Sector: SECTORS,
  Stage: STAGES,
  ViewerRole: VIEWER_ROLES,
  TradeMethod: TRADE_METHODS,
  NoticeKind: NOTICE_KINDS,
  PartyRole: PARTY_ROLES,
  AwardStatus: AWARD_STATUSES,
  MineralRightKind: Object.keys(MINERAL_RIGHTS),
  PriceForm: PRICE_FORMS,
  TimePrecision: TIME_PRECISIONS,
  FindingSeverity: FINDING_SEVERITIES,
  FindingCode: FINDING_CODES,
  SourceErrorCode: SOURCE_ERROR_CODES,
  RecordKind: Object.keys(ENUM_VALUES.RecordKind),
  ContentType: CONTENT_TYPES,
  PartyCodeKind: PARTY_CODE_KINDS,
  ProjectOrderField: PROJECT_ORDER_FIELDS,
  StatisticsDimension: STATISTICS_DIMENSIONS,
  LegacySystemState: COPY_STATES,
  LinkReason: LINK_REASONS,
  LinkStrength: LINK_STRENGTHS,
  CodeConflictKind: CODE_CONFLICT_KINDS,
  CodeOrigin: CODE_ORIGINS,
  CreditEventKind: CREDIT_EVENT_KINDS,
  DisclosureScope: DISCLOSURE_SCOPES,
  ComplaintState: COMPLAINT_STATES,
  JoinRule: JOIN_RULES,
  CodeKind: CODE_KINDS,
  CodeRule: Object.keys(CODE_RULES),
  PolicyKind: POLICY_KINDS,
  PolicyLevel: POLICY_LEVELS,
  PolicyStatus: POLICY_STATUSES,
  CatalogueState: CATALOGUE_STATES,
  Confidence: CONFIDENCES,
  CodeTableOrigin: CODE_TABLE_ORIGINS,
  // Of the graph alone.
  BodyLevel: ['PROVINCE', 'CITY', 'DISTRICT'],
  CountKind: ['EXACT', 'LOWER_BOUND'],
  OrderDirection: ['ASC', 'DESC'],
  SourceState: ['LIVE', 'CACHED', 'STALE', 'INDEX_ONLY'],
};

const OF_FEDERATION = /^(join__|link__|core__|__)/u;
const schema = buildSchema(readFileSync('schema/supergraph.graphql', 'utf8'), { assumeValidSDL: true });
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !OF_FEDERATION.test(name));
const own = types.filter(({ astNode }) => astNode !== undefined && astNode !== null);

describe('the enums of the graph', () => {
  it.each(own.filter(isEnumType).map((type) => [type.name, type] as const))('hold what their closed list holds: %s', (name, type) => {
    expect(LISTS).toHaveProperty(name);
    expect(type.getValues().map((value) => value.name)).toEqual(expect.arrayContaining([...LISTS[name]!]));
    expect(type.getValues()).toHaveLength(LISTS[name]!.length);
  });

  it('are all there', () => {
    expect(
      own
        .filter(isEnumType)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(LISTS).sort());
  });
});

describe('the descriptions of the graph', () => {
  it('say in Chinese and in English what every type, field and value is', () => {
    const silent = own.flatMap(described).filter(([, text]) => !/\p{Script=Han}/u.test(text) || !/[A-Za-z]{2}/u.test(text));
    expect(silent.map(([place]) => place)).toEqual([]);
  });
});

/** Places and what is said there. */
function described(type: GraphQLNamedType): readonly (readonly [string, string])[] {
  const about = (place: string, description: string | null | undefined) => [place, description ?? ''] as const;
  if (isEnumType(type))
    return [about(type.name, type.description), ...type.getValues().map((value) => about(`${type.name}.${value.name}`, value.description))];
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [about(type.name, type.description)];
  const fields = Object.values(type.getFields()).map((field) => about(`${type.name}.${field.name}`, field.description));
  return [about(type.name, type.description), ...fields];
}
