import { createHash } from 'node:crypto';
import type { WorldBid, WorldLot, WorldProject } from '../world/world-project.ts';
import { stampOf, type Draft } from './national-exchange-soap-draft.ts';

/** Few owners send what is for supervisors only: one project in so many. */
const EVERY = 60;
const FIRST = 12;
const EXPERTS = ['赵评一', '钱评二', '孙评三', '李评四', '周评五'];

/** Evaluators and fingerprints of bid files, after all other rows of a project. */
export function evaluationRows(project: WorldProject): readonly Draft[] {
  if (project.serial % EVERY !== FIRST) return [];
  const atOf = (wanted: string) => project.events.find(({ kind }) => kind === wanted)?.at;
  const [opened, evaluated] = [atOf('OPENING_RECORD'), atOf('CANDIDATES')];
  return project.lots.flatMap((lot) => [
    ...(opened === undefined ? [] : lot.bids.map((bid, index) => bidFile(project, lot, bid, { at: opened, index }))),
    ...(evaluated === undefined ? [] : EXPERTS.map((name, index) => expert(project, lot, name, { at: evaluated, index }))),
  ]);
}

interface Place {
  readonly at: Date;
  readonly index: number;
}

/** The first two bids of a lot were made on one machine. */
function bidFile(
  { tenderProjectCode, title }: WorldProject,
  lot: WorldLot,
  { bidder, submittedAt }: WorldBid,
  { at, index }: Place,
): Draft {
  const machine = createHash('sha256')
    .update(`${tenderProjectCode} ${lot.lotCode} ${Math.max(1, index)}`)
    .digest('hex')
    .toUpperCase();
  const columns = {
    TENDER_PROJECT_CODE: tenderProjectCode,
    BID_SECTION_CODE: lot.lotCode,
    UNIFIED_DEAL_CODES: lot.dealCode,
    BIDDER_NAME: bidder.name,
    BIDDER_CODE_TYPE: '1',
    BIDDER_ORG_CODE: bidder.creditCode,
    BIDDER_ROLE: '03',
    BID_DOCUMENT_NAME: `${title}投标文件.gef`,
    BID_DOCUMENT_SIDE: `${20 + index}.5MB`,
    BID_DOCUMENT_MD5: createHash('md5').update(`${machine} ${bidder.creditCode}`).digest('hex'),
    TENDER_DOC_SUBMITTIME: stampOf(submittedAt),
    CPU_ID: machine.slice(0, 16),
    HARD_DISK_SERIAL_NUMBER: machine.slice(16, 30),
    MEMORY_SERIAL_NUMBER: machine.slice(30, 38),
    NET_ID: `192.0.2.${1 + Math.max(1, index)}`,
    MAC_ADDRESS: machine.slice(38, 50).replaceAll(/(..)(?=.)/gu, '$1-'),
  };
  return { table: '519', at, columns };
}

/** The id card is there as senders fill it; nobody needs to read it. */
function expert({ tenderProjectCode }: WorldProject, lot: WorldLot, name: string, { at, index }: Place): Draft {
  const columns = {
    TENDER_PROJECT_CODE: tenderProjectCode,
    BID_SECTION_CODE: lot.lotCode,
    UNIFIED_DEAL_CODE: lot.dealCode,
    EXPERT_TYPE: index === 0 ? '2' : '1',
    EXPERT_NAME: name,
    ID_CARD: '000000000000000000',
    ID_CARD_TYPE: '01',
    EXPERT_CHECK_IN_TIME: stampOf(at),
    IS_CHAIR_MAN: index === 0 ? '1' : '0',
  };
  return { table: '508', at, columns };
}
