import type { Kysely } from 'kysely';
import { LAST_SEQUENCE } from './deal-code-sequence.ts';
import { inGroups } from './in-groups.ts';
import { issueCodes } from './issue-codes.ts';
import type { DealCodeRequest, DealCodes, IssuedDealCode } from './store.ts';
import { CodeIssueError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Who gives codes, and by which clock. */
export interface CodeIssuer {
  /** Social credit code of the platform that gives the codes; null where the province names none. */
  readonly issuer: string | null;
  readonly now: () => Date;
}

/** What is assigned to rows leaves the rest of a day to systems that ask. */
const LAST_ASSIGNED = 900_000;

/** Gives codes to systems that ask. Requests that meet are answered in one transaction. */
export function createDealCodes(db: Kysely<Tables>, { issuer, now }: CodeIssuer): DealCodes {
  const issue = inGroups((requests: readonly DealCodeRequest[]) => {
    if (issuer === null) throw notConfigured();
    return inTransaction(db, (transaction) =>
      issueCodes(transaction, requests, { issuer, now, origin: 'REQUESTED', limit: LAST_SEQUENCE }),
    );
  });
  return {
    async issue(request) {
      const code = await issue(request);
      if (code === null) throw exhausted();
      return code;
    },
  };
}

/**
 * Codes for rows that arrived without one, in the order asked, inside the caller's transaction; those given before stay. Null where the
 * province names no issuer or the day's share is used up. Call it late: the day's counter stays locked until the transaction ends.
 */
export async function assignCodes(
  db: Kysely<Tables>,
  requests: readonly DealCodeRequest[],
  { issuer, now }: CodeIssuer,
): Promise<readonly (IssuedDealCode | null)[]> {
  if (issuer === null) return requests.map(() => null);
  return issueCodes(db, requests, { issuer, now, origin: 'ASSIGNED', limit: LAST_ASSIGNED });
}

function notConfigured(): CodeIssueError {
  return new CodeIssueError(
    'NOT_CONFIGURED',
    '本省未配置赋码机构，请在 province.yaml 中填写 province.issuer',
    'this province names no body that issues codes: set province.issuer in province.yaml',
  );
}

function exhausted(): CodeIssueError {
  return new CodeIssueError(
    'CODES_EXHAUSTED',
    '今日 999999 个流水号已用完，请次日再试',
    'the 999999 sequences of today are used up: ask again tomorrow',
  );
}
