import type { WorldComplaint } from '../world/world-register.ts';
import { stampOf, type Draft } from './national-exchange-soap-draft.ts';
import { projectKeyOf } from './national-exchange-soap-rows.ts';

/** Who complains is there as senders fill it; nobody needs to read it. */
export function complaintRow({ project, against, filedAt, acceptedAt, decidedAt, unreadable }: WorldComplaint): Draft {
  const columns = {
    TENDER_PROJECT_NAME: project.title,
    TENDER_PROJECT_CODE: projectKeyOf(project),
    BID_SECTION_CODE: project.lots[0]?.lotCode ?? null,
    BID_SECTION_NAME: project.lots[0]?.title ?? null,
    UNIFIED_DEAL_CODE: project.lots[0]?.dealCode ?? null,
    COMPLAINT_NAME: '某投诉人',
    COMPLAINT_PHONE: '00000000000',
    COMPLAINT_MAIL: 'complainant@example.cn',
    COMPLAINTED_BODY_NAME: against.name,
    COMPLAINTED_BODY_TYPE: '1',
    COMPLAINTED_BODY_CODE: against.creditCode,
    DISSENT_REASON: '《中华人民共和国招标投标法》第六十五条',
    COMPLAINT_CONTENT: unreadable ? '' : '认为中标候选人的业绩不符合招标文件的要求，请求查处。',
    COMPLAINT_DATE: stampOf(filedAt),
    ACCEPT_DATE: acceptedAt === null ? null : stampOf(acceptedAt),
    ...decision(decidedAt),
    DEALING_UNIT: `${project.cityName}发展和改革委员会`,
    ENTER_CREDIT_PLAT: '0',
  };
  return { table: '404', at: decidedAt ?? acceptedAt ?? filedAt, columns };
}

function decision(decidedAt: Date | null): Draft['columns'] {
  if (decidedAt === null) return {};
  return {
    HANDLE_RESULT: '投诉缺乏事实依据，驳回投诉。',
    HANDLE_BASIS: '《工程建设项目招标投标活动投诉处理办法》第二十条',
    HANDLE_DATE: stampOf(decidedAt),
  };
}
