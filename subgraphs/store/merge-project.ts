import type { Party } from '../../schema/records/party.ts';
import type { Project } from '../../schema/records/project.ts';

/** One project from all that its rows state, oldest first: a later stated value wins, an unreadable one does not displace a readable one. */
export function mergeProject(statements: readonly Project[]): Project {
  const merged: Record<string, unknown> = {};
  for (const statement of statements) {
    for (const [field, value] of Object.entries(statement)) {
      if (weight(value) >= weight(merged[field])) merged[field] = value;
    }
  }
  return {
    ...(merged as unknown as Project),
    dealCodes: [...new Set(statements.flatMap(({ dealCodes }) => dealCodes))],
    parties: distinctParties(statements.flatMap(({ parties }) => parties)),
  };
}

/** 0 not stated, 1 stated but not understood (raw only), 2 understood. */
function weight(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'object') return 2;
  const understood = 'code' in value ? value.code : 'yuan' in value ? value.yuan : value;
  return understood === null ? 1 : 2;
}

/** One entry per role and organisation; a later one with a code completes an earlier one without. */
export function distinctParties<P extends Party>(parties: readonly P[]): readonly P[] {
  const coded = new Set(parties.filter(({ code }) => code !== null).map((party) => `${party.role} ${party.name}`));
  const distinct = new Map<string, P>();
  for (const party of parties) {
    const named = `${party.role} ${party.name}`;
    if (party.code === null && coded.has(named)) continue;
    distinct.set(`${named} ${party.code ?? ''}`, party);
  }
  return [...distinct.values()];
}
