import { sql, type Kysely } from 'kysely';
import { assignCodes, type CodeIssuer } from '../deal-code-issue.ts';
import type { Tables } from '../tables.ts';
import { assignedCategory } from './assigned-category.ts';
import { isoOf } from '../moment.ts';
import type { CodeAssigner, CodelessSection } from './refresh-crosswalk.ts';

/** Codes for sections that arrived without one. A section keeps the first it was given, whoever asked and whatever a correction says since. */
export function assigningCodes(issuer: CodeIssuer): CodeAssigner {
  return {
    now: () => (issuer.issuer === null ? null : isoOf(issuer.now().getTime())),
    async assign(db, sections) {
      if (issuer.issuer === null || sections.length === 0) return sections.map(() => null);
      const given = await codesGiven(db, sections);
      const missing = sections.filter((section) => !given.has(keyOf(section)));
      const codes = await assignCodes(db, missing.map(requestOf), issuer);
      missing.forEach((section, index) => given.set(keyOf(section), codes[index]?.dealCode ?? null));
      return sections.map((section) => given.get(keyOf(section)) ?? null);
    },
  };
}

function requestOf({ system, nativeId, section, traits }: CodelessSection) {
  const category = assignedCategory(traits.sector, traits.stem);
  return { system, project: nativeId, section: section === '' ? null : section, category };
}

interface GivenCode {
  readonly system: string;
  readonly project: string;
  readonly section: string;
  readonly deal_code: string;
}

async function codesGiven(db: Kysely<Tables>, sections: readonly CodelessSection[]): Promise<Map<string, string | null>> {
  const asked = sections.map(({ system, nativeId, section }) => ({ system, project: nativeId, section }));
  const { rows } = await sql<GivenCode>`
    select distinct on (code.system, code.project, code.section) code.system, code.project, code.section, code.deal_code
    from json_to_recordset(${JSON.stringify(asked)}::json) as r (system text, project text, section text)
      join issued_code as code on code.system = r.system and code.project = r.project and code.section = r.section
    order by code.system, code.project, code.section, code.issued_at, code.deal_code`.execute(db);
  return new Map(rows.map((row) => [JSON.stringify([row.system, row.project, row.section]), row.deal_code]));
}

function keyOf({ system, nativeId, section }: CodelessSection): string {
  return JSON.stringify([system, nativeId, section]);
}
