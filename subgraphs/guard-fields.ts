import { defaultFieldResolver, isObjectType, type GraphQLError, type GraphQLField, type GraphQLSchema } from 'graphql';
import { ruleOf } from '../schema/access/field-rules.ts';
import { REFUSAL_SENTENCES, refusalOf, type Refusal } from '../schema/access/refusal.ts';
import type { RestrictedSummary } from '../schema/access/restricted-summary.ts';
import { ACCESS_RULES, type AccessRuleName } from '../schema/access/rules.ts';
import type { Viewer } from '../schema/access/viewer.ts';
import { parseProjectId } from '../schema/identifiers/project-id.ts';
import { typedError } from './subgraph-error.ts';

/** Restricted values that one request was given: what the access ledger is told. */
export interface RestrictedReads {
  /** `Type.field` → values. */
  readonly fields: Map<string, number>;
  /** Legacy systems that they are of. */
  readonly systems: Set<string>;
}

/** What a subgraph's answer says of the restricted values in it; nothing where there are none. */
export function restrictedIn({ fields, systems }: RestrictedReads): { readonly extensions?: { readonly restricted: RestrictedSummary } } {
  if (fields.size === 0) return {};
  const rows = [...fields.values()].reduce((sum, count) => sum + count, 0);
  return { extensions: { restricted: { fields: [...fields.keys()], systems: [...systems], rows } } };
}

/** What the guard knows of a request: the root value of its execution. */
export interface GuardedRequest {
  readonly viewer: Viewer;
  readonly reads: RestrictedReads;
}

export function noReads(): RestrictedReads {
  return { fields: new Map(), systems: new Set() };
}

/** Puts the rule of every restricted field before its resolver, whichever path reaches it and whatever the gateway has let through. */
export function guardFields(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const rule = ruleOf(field.astNode?.directives ?? [], coordinate);
      if (rule !== null) guardField(field, coordinate, rule);
    }
  }
}

function guardField(field: GraphQLField<unknown, unknown>, coordinate: string, rule: AccessRuleName): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (parent, fieldArguments, context, info) => {
    const { viewer, reads } = info.rootValue as GuardedRequest;
    assertMayRead(viewer, rule, coordinate, parent);
    const value: unknown = await resolve(parent, fieldArguments, context, info);
    if (value !== null && value !== undefined) note(reads, coordinate, parent);
    return value;
  };
}

/** Lists at the root are scoped in the store's query; any other field must be proven to be the viewer's own where its reach ends there. */
function assertMayRead(viewer: Viewer, rule: AccessRuleName, coordinate: string, parent: unknown): void {
  const isScoped = coordinate.startsWith('Query.') || ACCESS_RULES[rule].reach[viewer.role] === 'ALL';
  const refusal = refusalOf(rule, viewer) ?? (isScoped || isOwn(viewer, parent) ? null : 'FORBIDDEN');
  if (refusal !== null) throw refused(refusal);
}

function isOwn({ role, systems }: Viewer, parent: unknown): boolean {
  const system = systemOf(parent);
  return role === 'LEGACY_OWNER' && system !== null && systems.includes(system);
}

function note(reads: RestrictedReads, coordinate: string, parent: unknown): void {
  reads.fields.set(coordinate, (reads.fields.get(coordinate) ?? 0) + 1);
  const system = systemOf(parent);
  if (system !== null) reads.systems.add(system);
}

/** The legacy system that a value is of; null where it is of none or of several. */
function systemOf(parent: unknown): string | null {
  if (typeof parent !== 'object' || parent === null) return null;
  const { system, source, id } = parent as {
    readonly system?: unknown;
    readonly source?: { readonly system?: unknown };
    readonly id?: unknown;
  };
  const stated = system ?? source?.system;
  if (typeof stated === 'string') return stated;
  return typeof id === 'string' ? (parseProjectId(id)?.system ?? null) : null;
}

/** A refusal as an error of the graph. */
export function refused(refusal: Refusal): GraphQLError {
  return typedError(refusal, ...REFUSAL_SENTENCES[refusal]);
}
