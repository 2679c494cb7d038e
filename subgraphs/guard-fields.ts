import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { ruleOf } from '../schema/access/field-rules.ts';
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

/** The same on its way to the gateway. */
export interface RestrictedSummary {
  readonly fields: readonly string[];
  readonly systems: readonly string[];
  readonly rows: number;
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
    assertMayRead(viewer, rule, parent);
    const value: unknown = await resolve(parent, fieldArguments, context, info);
    if (value !== null && value !== undefined) note(reads, coordinate, parent);
    return value;
  };
}

/** Rows of a list are scoped in the store's query; a field of one row is judged here. */
function assertMayRead(viewer: Viewer, rule: AccessRuleName, parent: unknown): void {
  const { reach: reaches, forCaseOnly } = ACCESS_RULES[rule];
  const reach = reaches[viewer.role];
  const system = systemOf(parent);
  const isOwn = system === null || viewer.role !== 'LEGACY_OWNER' || viewer.systems.includes(system);
  if (reach === 'NONE' || (reach === 'OWN' && !isOwn)) throw forbidden();
  if (viewer.purpose === null) throw purposeRequired();
  if (forCaseOnly && viewer.caseNumber === null) throw caseRequired();
}

function note(reads: RestrictedReads, coordinate: string, parent: unknown): void {
  reads.fields.set(coordinate, (reads.fields.get(coordinate) ?? 0) + 1);
  const system = systemOf(parent);
  if (system !== null) reads.systems.add(system);
}

/** The legacy system that a value is of; null where it is of none or of several. */
function systemOf(parent: unknown): string | null {
  if (typeof parent !== 'object' || parent === null) return null;
  const { system, id } = parent as { readonly system?: unknown; readonly id?: unknown };
  if (typeof system === 'string') return system;
  return typeof id === 'string' ? (parseProjectId(id)?.system ?? null) : null;
}

/** The same for what is not there and what is not shown. */
export function forbidden() {
  return typedError('FORBIDDEN', '当前身份无权查看', 'this identity may not read this');
}

function purposeRequired() {
  return typedError(
    'PURPOSE_REQUIRED',
    '查看受限数据须写明用途：请求头 x-yiwang-purpose',
    'restricted data is read for a stated purpose: header x-yiwang-purpose',
  );
}

function caseRequired() {
  return typedError(
    'CASE_REQUIRED',
    '查阅保密数据须写明案号：请求头 x-yiwang-case',
    'sealed data is read for a case: header x-yiwang-case',
  );
}
