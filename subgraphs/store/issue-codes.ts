import { sql, type Kysely } from 'kysely';
import { formatDealCode } from '../../schema/identifiers/deal-code.ts';
import type { IssuedCodeTable } from './deal-code-tables.ts';
import { takeSequences, type IssuingDay } from './deal-code-sequence.ts';
import { isoOf } from './moment.ts';
import type { DealCodeRequest, IssuedDealCode } from './store.ts';
import type { Tables } from './tables.ts';

export interface Issuing {
  /** Social credit code of the platform that gives the codes. */
  readonly issuer: string;
  readonly now: () => Date;
  readonly origin: IssuedDealCode['origin'];
  /** The last sequence of a day that may be taken for this. */
  readonly limit: number;
}

/** What one of the two statements carries; '' stands for "no section". */
type Key = Pick<IssuedCodeTable, 'system' | 'project' | 'section' | 'category'>;

/**
 * The codes of any number of requests, in the order asked, inside the caller's transaction: those given before, and new ones for the rest.
 * Null where the day's sequences are used up. Of several callers with one request the first to commit gives the code.
 */
export async function issueCodes(
  db: Kysely<Tables>,
  requests: readonly DealCodeRequest[],
  issuing: Issuing,
): Promise<readonly (IssuedDealCode | null)[]> {
  const keys = requests.map(keyOf);
  const wanted = [...new Map(keys.map((key) => [textOf(key), key])).entries()].sort(([one], [other]) => (one < other ? -1 : 1));
  const found = await findCodes(
    db,
    wanted.map(([, key]) => key),
    () => true,
  );
  for (;;) {
    const missing = wanted.flatMap(([text, key]) => (found.has(text) ? [] : [key]));
    if (missing.length === 0) break;
    const proposed = await proposeCodes(db, missing, issuing);
    if (proposed.length === 0) break;
    await insertCodes(db, proposed);
    const mine = new Set(proposed.map(({ deal_code }) => deal_code));
    const now = await findCodes(db, missing, (code) => !mine.has(code));
    for (const [text, code] of now) found.set(text, code);
  }
  return firstIsNew(keys.map((key) => found.get(textOf(key)) ?? null));
}

async function proposeCodes(db: Kysely<Tables>, missing: readonly Key[], { issuer, now, origin, limit }: Issuing) {
  const issuedAt = isoOf(now().getTime());
  const day: IssuingDay = { issuer, issuedOn: issuedAt.slice(0, 10) };
  const sequences = await takeSequences(db, day, missing.length, limit);
  return sequences.map((sequence, index): IssuedCodeTable => {
    const key = missing[index]!;
    const dealCode = formatDealCode(key.category, issuer, day.issuedOn.replaceAll('-', ''), sixDigits(sequence));
    return { ...key, deal_code: dealCode, issuer, issued_on: day.issuedOn, sequence, origin, issued_at: issuedAt };
  });
}

/** Leaves out what another transaction has given meanwhile, and codes that rows already carry: whoever gave those used this issuer's name. */
async function insertCodes(db: Kysely<Tables>, rows: readonly IssuedCodeTable[]): Promise<void> {
  await sql`insert into issued_code (system, project, section, category, deal_code, issuer, issued_on, sequence, origin, issued_at)
    select r.system, r.project, r.section, r.category, r.deal_code, r.issuer, r.issued_on, r.sequence, r.origin, r.issued_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (system text, project text, section text, category text, deal_code text,
      issuer text, issued_on text, sequence integer, origin text, issued_at timestamptz)
    where not exists (select 1 from project_deal_code as seen where seen.deal_code = r.deal_code)
    on conflict do nothing`.execute(db);
}

async function findCodes(
  db: Kysely<Tables>,
  keys: readonly Key[],
  isOld: (dealCode: string) => boolean,
): Promise<Map<string, IssuedDealCode>> {
  const { rows } = await sql<IssuedCodeTable>`select i.* from json_to_recordset(${JSON.stringify(keys)}::json)
      as r (system text, project text, section text, category text)
    join issued_code as i on i.system = r.system and i.project = r.project and i.section = r.section and i.category = r.category`.execute(
    db,
  );
  return new Map(rows.map((row) => [textOf(row), issuedCode(row, isOld(row.deal_code))]));
}

function issuedCode(row: IssuedCodeTable, alreadyIssued: boolean): IssuedDealCode {
  const { system, project, section, category, issuer, origin } = row;
  const about = { system, project, section: section === '' ? null : section, category };
  return { ...about, dealCode: row.deal_code, issuer, issuedOn: row.issued_on, sequence: sixDigits(row.sequence), origin, alreadyIssued };
}

/** Of equal requests in one batch the first is answered with a new code, the others with one given before. */
function firstIsNew(codes: readonly (IssuedDealCode | null)[]): readonly (IssuedDealCode | null)[] {
  const seen = new Set<string>();
  return codes.map((code) => {
    if (code === null || !seen.has(code.dealCode)) return (seen.add(code?.dealCode ?? ''), code);
    return { ...code, alreadyIssued: true };
  });
}

function keyOf({ system, project, section, category }: DealCodeRequest): Key {
  return { system, project, section: section ?? '', category };
}

function textOf({ system, project, section, category }: Key): string {
  return JSON.stringify([system, project, section, category]);
}

function sixDigits(sequence: number): string {
  return String(sequence).padStart(6, '0');
}
