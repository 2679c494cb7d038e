/** Why a legacy system did not give an answer. The list is closed; no other error class crosses a folder. */
export const FAILURE_CODES = ['UNREACHABLE', 'TIMED_OUT', 'CIRCUIT_OPEN', 'REFUSED', 'UNREADABLE', 'UNMAPPABLE', 'CANCELLED'] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Failures that another try may cure. */
export const RETRYABLE_FAILURES: ReadonlySet<FailureCode> = new Set<FailureCode>(['UNREACHABLE', 'TIMED_OUT', 'UNREADABLE']);

const SENTENCES: Readonly<Record<FailureCode, { readonly zh: string; readonly en: string }>> = {
  UNREACHABLE: { zh: '无法连接该系统', en: 'the system cannot be reached' },
  TIMED_OUT: { zh: '该系统未在时限内答复', en: 'the system did not answer in time' },
  CIRCUIT_OPEN: { zh: '该系统近期连续故障，暂停访问', en: 'the system failed repeatedly and is left alone for now' },
  REFUSED: { zh: '该系统拒绝了请求', en: 'the system refused the request' },
  UNREADABLE: { zh: '该系统的答复无法读取', en: 'the answer of the system cannot be read' },
  UNMAPPABLE: { zh: '该系统的记录不符合约定格式', en: 'the record does not have the agreed shape' },
  CANCELLED: { zh: '请求已取消', en: 'the request was cancelled' },
};

/** A failure of one legacy system: a stable code, a sentence in two languages, the system's id; never hosts, payloads or secrets. */
export class AdapterFailure extends Error {
  readonly code: FailureCode;
  readonly system: string;
  readonly messageZh: string;
  /** What exactly went wrong, for the operator's log and the owner; holds no payload and no credential. */
  readonly detail: string;

  constructor(system: string, code: FailureCode, detail: string, cause?: unknown) {
    super(`${system}: ${SENTENCES[code].en}`, { cause });
    this.name = 'AdapterFailure';
    this.code = code;
    this.system = system;
    this.messageZh = `${system}：${SENTENCES[code].zh}`;
    this.detail = detail;
  }

  get retryable(): boolean {
    return RETRYABLE_FAILURES.has(this.code);
  }
}
