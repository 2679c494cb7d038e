/** An exchange's project code without and with its relisting suffix: `G32025SH1000391-4` is the fourth listing of `G32025SH1000391`. */
export interface ProjectCode {
  /** The same for all listings of one trade: the project's native id. */
  readonly base: string;
  /** 0 pre-disclosure (预披露), 1 first listing, 2… listed again. */
  readonly listing: number;
}

/** Only codes in the exchanges' own pattern have such a suffix: elsewhere a hyphen is part of the code. */
const RELISTED = /^([A-Z]{1,2}\d{4,5}[A-Z]{2}\d{6,7})-(\d{1,2})$/u;

export function readProjectCode(raw: string): ProjectCode {
  const match = RELISTED.exec(raw);
  return match === null ? { base: raw, listing: 1 } : { base: match[1]!, listing: Number(match[2]) };
}
