import type { CreditEventKind } from '../../../schema/codes/credit-event-kind.ts';
import type { Party } from '../../../schema/records/party.ts';
import { optionalCode } from '../../mapping/code.ts';
import { optionalMoney } from '../../mapping/money.ts';
import { partyCode, type PartyCodeFields } from '../../mapping/party.ts';
import { columnsOf, FAULT, readFields, textOf, type MappingTable, type Reader } from '../../mapping/reader.ts';
import type { FieldsOf } from '../../mapping/record-mapping.ts';
import { constant, list, mapped, optionalFlag, optionalText, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { BODY_ROLE, SCOPE } from './codes.ts';
import { part, type NationalTable } from './table.ts';

type CreditFields = MappingTable<FieldsOf<'creditEvent'>>;

/** 信用 300, 302–305: what was decided about a market entity. Misspelt columns are the wire’s own. */
export const creditTables: Readonly<Record<string, NationalTable>> = {
  '300': creditTable('VIOLATING_LAWS_RULES_INFO', 'VIOLATION', {
    eventCode: optionalText('VIOLATING_CODE'),
    title: optionalText('VIOLATING_NAME'),
    reason: optionalText('VIOLATING_INSTRUCTIONS'),
    basis: optionalText('PUNISHMENT_BASIS'),
    result: optionalText('PUNISHMENT_RESULT'),
    measure: optionalText('REWARD_PUNISHMENT_BODY'),
    occurredAt: optionalTime('VIOLATING_TIME'),
    disclosedAt: optionalTime('OPERATE_DATE'),
    restrictedAction: optionalText('CONFINED_ACTION'),
    restrictedFrom: optionalTime('CONFINED_START'),
    restrictedUntil: optionalTime('CONFINED_END'),
    ...aboutProject(),
  }),
  '302': creditTable('BLACK_LIST', 'BLACKLIST', {
    eventCode: optionalText('BLACKLIST_CODE'),
    reason: optionalText('RECORD_REASON'),
    decidedAt: optionalTime('RECORD_DATE'),
    restrictedAction: optionalText('CONFINED_ACTION'),
    withdrawn: optionalFlag('REVOCATION_STATUS'),
  }),
  // Its only date is that of the application.
  '303': creditTable('WITHDRAW_BLACK_LIST', 'BLACKLIST_WITHDRAWAL', {
    eventCode: optionalText('BLACKLIST_CODE'),
    reason: optionalText('REVOCATIONEASONS'),
    decidedAt: optionalTime('APPLICATION_DATE'),
  }),
  '304': creditTable('AWARD_INFO', 'REWARD', {
    reason: optionalText('REWARD_REASON'),
    measure: optionalText('REWARD_PUNISHMENT_TYPE'),
    decidedAt: optionalTime('REWARD_DATE'),
  }),
  '305': creditTable('PERFORMANCE_INFO', 'PERFORMANCE', {
    title: optionalText('TENDER_PROJECT_NAME'),
    result: labelled({ 质量: 'QUALITY_STANDARDS', 安全: 'SAFETY_STANDARDS', 环保: 'ENVIRONMENT_STANDARDS' }),
    occurredAt: optionalTime('CONTRACT_FINISH_TIME'),
    decidedAt: optionalTime('PERFORMANCE_SUBMITTED_TIME'),
    contractPrice: optionalMoney({ amount: 'CONTRACT_AMOUNT', unit: 'CONTRACT_CURRENCYUNIT', currency: 'CONTRACT_CURRENCY' }),
    // 合同结算金额（元）: the specification's own label.
    settlement: optionalMoney({ amount: 'CONTRACT_SETTLEMENT_AMOUNT', fixedUnit: '元', currency: 'CONTRACT_CURRENCY' }),
    ...aboutProject(),
  }),
};

/** What the credit tables have in common; each states what differs. */
function creditTable(name: string, eventKind: CreditEventKind, own: Partial<CreditFields>): NationalTable {
  const fields: CreditFields = {
    eventKind: constant(eventKind),
    party: body(),
    authority: optionalText('GOVERNMENT'),
    documentNumber: optionalText('DOCUMENT_CODE'),
    scope: optionalCode('SCOPE', SCOPE),
    ...{ eventCode: constant(null), title: constant(null), reason: constant(null), basis: constant(null), result: constant(null) },
    ...{ measure: constant(null), occurredAt: constant(null), decidedAt: constant(null), disclosedAt: constant(null) },
    ...{ restrictedAction: constant(null), restrictedFrom: constant(null), restrictedUntil: constant(null), withdrawn: constant(null) },
    ...{ projectCode: constant(null), lotCode: constant(null), dealCodes: constant([]), contractPrice: constant(null) },
    settlement: constant(null),
    ...own,
  };
  return { name, project: null, title: 'BODY_NAME', parts: [part('creditEvent', text('DATA_KEY'), fields)] };
}

function aboutProject(): Pick<CreditFields, 'projectCode' | 'lotCode' | 'dealCodes'> {
  return {
    projectCode: optionalText('TENDER_PROJECT_CODE'),
    lotCode: optionalText('BID_SECTION_CODE'),
    dealCodes: list('UNIFIED_DEAL_CODE'),
  };
}

/** The entity concerned, in the role that the row states. */
function body(): Reader<Party> {
  const fields: MappingTable<Omit<Party, 'code' | 'codeKind' | 'codeChecks'> & { readonly coded: PartyCodeFields }> = {
    role: mapped(optionalCode('BODY_ROLE', BODY_ROLE), (role) => role?.code ?? 'OTHER'),
    name: text('BODY_NAME'),
    consortium: constant(null),
    coded: partyCode('BODY_CODE'),
  };
  return {
    columns: columnsOf(fields),
    read(row, findings) {
      const read = readFields(fields, row, findings);
      if (read === FAULT) return FAULT;
      const { coded, ...party } = read;
      return { ...party, ...coded };
    },
  };
}

/** Several short values as one text; their code list was not seen. */
function labelled(columns: Readonly<Record<string, string>>): Reader<string | null> {
  return {
    columns: Object.values(columns),
    read(row) {
      const stated = Object.entries(columns).flatMap(([label, column]) => {
        const value = textOf(row, column);
        return value === null ? [] : [`${label}：${value}`];
      });
      return stated.length === 0 ? null : stated.join('；');
    },
  };
}
