import {
  isAbstractType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { FieldRules } from '../schema/access/field-rules.ts';
import { refusalOf, type Refusal } from '../schema/access/refusal.ts';
import type { AccessRuleName } from '../schema/access/rules.ts';
import type { Viewer } from '../schema/access/viewer.ts';
import { isLeftOut, type Variables } from './left-out.ts';

/** A field that is not asked for: its place by response keys, lists left out, and why. */
export interface WithheldField {
  readonly path: readonly string[];
  readonly reason: Refusal;
}

export interface AllowedPart {
  /** The operation without named fragments; a `__typename` keeps the place of each withheld field, whatever the type of its parent. */
  readonly operation: OperationDefinitionNode;
  readonly withheld: readonly WithheldField[];
}

export interface AllowedInput {
  readonly schema: GraphQLSchema;
  readonly rules: FieldRules;
  readonly viewer: Viewer;
  /** What `@include` and `@skip` go by. */
  readonly variables?: Variables;
}

/** What of an operation a viewer may ask: through fragments, aliases and interfaces alike. */
export function allowedPart(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, rules, viewer, variables = {} }: AllowedInput,
): AllowedPart {
  const withheld: WithheldField[] = [];
  const path: string[] = [];
  const leftOut: boolean[] = [];
  const typeInfo = new TypeInfo(schema);
  const allowed = visit(
    withoutFragments(document, operation),
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(field) {
          path.push(keyOf(field));
          leftOut.push(isLeftOut(field, variables));
          const rule = ruleOfField(typeInfo.getParentType() ?? null, field.name.value, schema, rules);
          const reason = rule === null ? null : refusalOf(rule, viewer);
          if (reason === null) return undefined;
          if (!leftOut.includes(true)) withheld.push({ path: [...path], reason });
          return placeOf(field);
        },
        leave: () => void (path.pop(), leftOut.pop()),
      },
      InlineFragment: { enter: (fragment) => void leftOut.push(isLeftOut(fragment, variables)), leave: () => void leftOut.pop() },
    }),
  );
  return { operation: allowed, withheld };
}

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function placeOf({ directives = [], ...field }: FieldNode): FieldNode {
  return { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: keyOf(field) }, name: { kind: Kind.NAME, value: '__typename' }, directives };
}

/** A field of an interface is as restricted as it is in any of its types, and a field of a type as it is in any of its interfaces. */
function ruleOfField(parent: GraphQLCompositeType | null, field: string, schema: GraphQLSchema, rules: FieldRules): AccessRuleName | null {
  if (parent === null) return null;
  const related = isAbstractType(parent) ? schema.getPossibleTypes(parent) : isObjectType(parent) ? parent.getInterfaces() : [];
  return [parent, ...related].map(({ name }) => rules.get(`${name}.${field}`)).find((rule) => rule !== undefined) ?? null;
}

/** Named fragments in place: a field within one has as many places as the fragment has. */
function withoutFragments(document: DocumentNode, operation: OperationDefinitionNode): OperationDefinitionNode {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  return { ...operation, selectionSet: inPlace(operation.selectionSet, fragments) };
}

function inPlace(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionSetNode {
  return { ...set, selections: set.selections.map((selection) => selectionInPlace(selection, fragments)) };
}

function selectionInPlace(selection: SelectionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionNode {
  if (selection.kind !== Kind.FRAGMENT_SPREAD)
    return selection.selectionSet === undefined ? selection : { ...selection, selectionSet: inPlace(selection.selectionSet, fragments) };
  const { typeCondition, selectionSet } = fragments.get(selection.name.value)!;
  const directives = selection.directives ?? [];
  return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: inPlace(selectionSet, fragments) };
}
