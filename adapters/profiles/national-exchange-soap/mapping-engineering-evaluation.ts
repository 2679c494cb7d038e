import { party } from '../../mapping/party.ts';
import { optionalFlag, optionalText, text } from '../../mapping/text.ts';
import { optionalTime } from '../../mapping/time.ts';
import { part, type NationalTable } from './table.ts';

const project = text('TENDER_PROJECT_CODE');
const key = text('DATA_KEY');
const lotCode = optionalText('BID_SECTION_CODE');

/** 工程建设 508, 519: who evaluates, and fingerprints of bid files. Id numbers and what the drawing-up tools report are not read. */
export const engineeringEvaluationTables: Readonly<Record<string, NationalTable>> = {
  '508': {
    name: 'BID_EVALUATION_EXPERT',
    project,
    title: null,
    parts: [
      part('evaluator', key, {
        lotCode,
        name: text('EXPERT_NAME'),
        type: optionalText('EXPERT_TYPE'),
        checkedInAt: optionalTime('EXPERT_CHECK_IN_TIME'),
        isChair: optionalFlag('IS_CHAIR_MAN'),
      }),
    ],
  },
  '519': {
    name: 'BID_DOC_CHARACT_CODE',
    project,
    title: null,
    parts: [
      part('bidFile', key, {
        lotCode,
        bidder: party({ role: 'BIDDER', name: 'BIDDER_NAME', code: 'BIDDER_ORG_CODE' }),
        documentName: optionalText('BID_DOCUMENT_NAME'),
        // The column's name is the wire's own.
        documentSize: optionalText('BID_DOCUMENT_SIDE'),
        documentMd5: optionalText('BID_DOCUMENT_MD5'),
        submittedAt: optionalTime('TENDER_DOC_SUBMITTIME'),
        cpuId: optionalText('CPU_ID'),
        diskSerial: optionalText('HARD_DISK_SERIAL_NUMBER'),
        memorySerial: optionalText('MEMORY_SERIAL_NUMBER'),
        ipAddress: optionalText('NET_ID'),
        macAddress: optionalText('MAC_ADDRESS'),
      }),
    ],
  },
};
