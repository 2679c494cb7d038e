import type { Restriction } from './restrictions.ts';

/** A restriction as the graph shows it. */
export function restrictionView({ statement, ...restriction }: Restriction) {
  const { authority, documentNumber, basis } = statement.facts;
  return { ...restriction, authority, documentNumber, basis, system: statement.system };
}
