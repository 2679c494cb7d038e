import { defaultFieldResolver, type GraphQLError, type GraphQLField, type GraphQLSchema } from 'graphql';
import { isInReach, type Belonging } from '../schema/access/belonging.ts';
import { ruleOf } from '../schema/access/field-rules.ts';
import { REFUSAL_SENTENCES, refusalOf, type Refusal } from '../schema/access/refusal.ts';
import type { AccessRuleName } from '../schema/access/rules.ts';
import type { Viewer } from '../schema/access/viewer.ts';
import { belongingOf } from './belonging-of.ts';
import { entriesIn, noteRead, type GuardedRequest } from './guarded-request.ts';
import { objectFields } from './object-fields.ts';
import { typedError } from './subgraph-error.ts';

/** Puts the rule of every restricted field before its resolver, whichever path reaches it and whatever the gateway has let through. */
export function guardFields(schema: GraphQLSchema): void {
  for (const { coordinate, field, directives, isRoot } of objectFields(schema)) {
    const rule = ruleOf(directives, coordinate);
    const isScoped = isRoot || directives.some(({ name }) => name.value === 'scoped');
    if (rule !== null) guardField(field, { coordinate, rule, isScoped });
  }
}

interface GuardedField {
  readonly coordinate: string;
  readonly rule: AccessRuleName;
  /** Its resolver takes the viewer's scope into the store's query: lists at the root, and what is marked `@scoped`. */
  readonly isScoped: boolean;
}

function guardField(field: GraphQLField<unknown, unknown>, guarded: GuardedField): void {
  const { coordinate } = guarded;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (parent, fieldArguments, context, info) => {
    const { viewer, reads, belongings } = info.rootValue as GuardedRequest;
    const belonging = belongingOf(parent, info.path, belongings);
    const refusal = refusalAt(guarded, viewer, belonging);
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

/** What is not scoped must be proven to be the viewer's own where its reach ends there. */
function refusalAt({ rule, isScoped }: GuardedField, viewer: Viewer, belonging: Belonging): Refusal | null {
  return refusalOf(rule, viewer) ?? (isScoped || isInReach(rule, viewer, belonging) ? null : 'FORBIDDEN');
}

/** A refusal as an error of the graph. */
export function refused(refusal: Refusal): GraphQLError {
  return typedError(refusal, ...REFUSAL_SENTENCES[refusal]);
}
