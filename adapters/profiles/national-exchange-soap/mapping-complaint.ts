import { parties } from '../../mapping/party.ts';
import { list, optionalText, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { part, type NationalTable } from './table.ts';

/** 监管 404: complaints. They belong to no project, so that nothing of a project is derived from them; who complains is not read. */
export const complaintTables: Readonly<Record<string, NationalTable>> = {
  '404': {
    name: 'COMPLAINT_INFO',
    project: null,
    title: 'TENDER_PROJECT_NAME',
    parts: [
      part('complaint', text('DATA_KEY'), {
        title: optionalText('TENDER_PROJECT_NAME'),
        projectCode: optionalText('TENDER_PROJECT_CODE'),
        lotCode: optionalText('BID_SECTION_CODE'),
        dealCodes: list('UNIFIED_DEAL_CODE'),
        against: parties({ role: 'OTHER', name: 'COMPLAINTED_BODY_NAME', code: 'COMPLAINTED_BODY_CODE' }),
        reason: optionalText('DISSENT_REASON'),
        content: text('COMPLAINT_CONTENT'),
        result: optionalText('HANDLE_RESULT'),
        basis: optionalText('HANDLE_BASIS'),
        filedAt: optionalTime('COMPLAINT_DATE'),
        acceptedAt: optionalTime('ACCEPT_DATE'),
        decidedAt: optionalTime('HANDLE_DATE'),
        restrictedAction: optionalText('CONFINED_ACTION'),
        restrictedFrom: optionalTime('START_DATE'),
        restrictedUntil: optionalTime('END_DATE'),
        handlingUnit: optionalText('DEALING_UNIT'),
      }),
    ],
  },
};
