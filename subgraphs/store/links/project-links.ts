import { sql, type Kysely } from 'kysely';
import type { LinkReason, LinkStrength } from '../../../schema/codes/link-reason.ts';
import type { Tables } from '../tables.ts';
import type { LinkEvidence } from './shared-facts.ts';

/** Another project that belongs with this one, and why. */
export interface ProjectLink {
  /** Global id. */
  readonly otherId: string;
  readonly reason: LinkReason;
  readonly strength: LinkStrength;
  readonly evidence: readonly LinkEvidence[];
  readonly since: string;
}

export interface Links {
  /** By global id; CERTAIN first, then by reason. */
  linksOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ProjectLink[]>>;
  /** The entries of other systems that are the same project: for the one that stands for them and for each of them. */
  aliasesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Of one project; more than these belong to a value that tells nothing. */
const MOST_LINKS = 200;

export function createLinks(db: Kysely<Tables>): Links {
  return {
    linksOf: (ids) => linksOf(db, ids),
    aliasesOf: (ids) => aliasesOf(db, ids),
  };
}

async function linksOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ProjectLink[]>> {
  const { rows } = await sql<{ id: string; other: string; reason: string; strength: string; evidence: unknown; since: string }>`
    select asked.id, link.other_id as other, link.reason, link.strength, link.evidence, link.since
    from unnest(${[...ids]}::text[]) as asked (id), lateral (
      select * from project_link where project_link.project_id = asked.id
      order by strength = 'CERTAIN' desc, strength, reason, other_id limit ${MOST_LINKS}) as link`.execute(db);
  const groups = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    [...groups].map(([id, links]) => [
      id,
      links.map(({ other, reason, strength, evidence, since }) => ({
        ...{ otherId: other, reason: reason as LinkReason, strength: strength as LinkStrength, since },
        evidence: evidence as readonly LinkEvidence[],
      })),
    ]),
  );
}

async function aliasesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; other: string }>`
    select one.id, other.id as other from project as one
      join project as other on (other.alias_of = coalesce(one.alias_of, one.id) or other.id = one.alias_of) and other.id <> one.id
    where one.id = any(${[...ids]}::text[]) order by one.id, other.id`.execute(db);
  const groups = Map.groupBy(rows, ({ id }) => id);
  return new Map([...groups].map(([id, others]) => [id, others.map(({ other }) => other)]));
}
