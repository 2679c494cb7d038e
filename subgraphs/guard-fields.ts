import {
  defaultFieldResolver,
  isObjectType,
  type GraphQLError,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { isInReach, type Belonging } from '../schema/access/belonging.ts';
import { ruleOf } from '../schema/access/field-rules.ts';
import { REFUSAL_SENTENCES, refusalOf, type Refusal } from '../schema/access/refusal.ts';
import type { AccessRuleName } from '../schema/access/rules.ts';
import type { Viewer } from '../schema/access/viewer.ts';
import { belongingOf } from './belonging-of.ts';
import { entriesIn, noteRead, type GuardedRequest } from './guarded-request.ts';
import { typedError } from './subgraph-error.ts';

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
    const { viewer, reads, belongings } = info.rootValue as GuardedRequest;
    const belonging = belongingOf(parent, info.path, belongings);
    const refusal = refusalAt(info, rule, viewer, belonging);
    if (refusal !== null) throw refused(refusal);
    const value: unknown = await resolve(parent, fieldArguments, context, info);
    if (value !== null && value !== undefined)
      noteRead(reads, { coordinate, place: info.path, value, systems: systemsOf(value, belonging) });
    return value;
  };
}

/** Of which system each restricted value is: each row of a list or page as it says itself, else as what leads to it. */
function systemsOf(value: unknown, { system }: Belonging): readonly (string | null)[] {
  const stated = (entriesIn(value) ?? []).flatMap(systemIn);
  return stated.length === 0 ? [system] : stated;
}

function systemIn(row: unknown): readonly string[] {
  const system = (row as { readonly system?: unknown } | null)?.system;
  return typeof system === 'string' ? [system] : [];
}

/**
 * Lists at the root and fields marked `@scoped` take the viewer's scope into the store's query; any other field must be proven to be the
 * viewer's own where its reach ends there.
 */
function refusalAt(
  { path, parentType, fieldName }: GraphQLResolveInfo,
  rule: AccessRuleName,
  viewer: Viewer,
  belonging: Belonging,
): Refusal | null {
  const directives = parentType.getFields()[fieldName]?.astNode?.directives ?? [];
  const isScoped = path.prev === undefined || directives.some(({ name }) => name.value === 'scoped');
  return refusalOf(rule, viewer) ?? (isScoped || isInReach(rule, viewer, belonging) ? null : 'FORBIDDEN');
}

/** A refusal as an error of the graph. */
export function refused(refusal: Refusal): GraphQLError {
  return typedError(refusal, ...REFUSAL_SENTENCES[refusal]);
}
