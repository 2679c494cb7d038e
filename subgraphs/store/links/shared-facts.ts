import type { NamedParty } from './project-traits.ts';

/** A fact that both projects state. */
export interface LinkEvidence {
  readonly fact: string;
  readonly value: string;
}

export type Evidence = readonly LinkEvidence[];

export function fact(name: string, value: string): LinkEvidence {
  return { fact: name, value };
}

export function shared(name: string, ones: readonly string[], others: readonly string[]): Evidence {
  return ones.filter((value) => others.includes(value)).map((value) => fact(name, value));
}

/** By code where both have one, else by name. */
export function sharedParties(name: string, ones: readonly NamedParty[], others: readonly NamedParty[]): Evidence {
  const isSame = (one: NamedParty, other: NamedParty) =>
    one.code !== null && other.code !== null ? isSameCode(one.code, other.code) : one.name === other.name;
  return ones.filter((one) => others.some((other) => isSame(one, other))).map((party) => fact(name, party.code ?? party.name));
}

/** A credit code holds the organisation code that it replaced. */
function isSameCode(one: string, other: string): boolean {
  return one === other || (one.length !== other.length && organisationIn(one) === organisationIn(other));
}

function organisationIn(code: string): string {
  return code.length === 18 ? code.slice(8, 17) : code.replaceAll('-', '');
}
