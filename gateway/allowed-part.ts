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
import { ACCESS_RULES, type AccessRuleName } from '../schema/access/rules.ts';
import type { Viewer } from '../schema/access/viewer.ts';

/** A field that was taken out of an operation: its place by response keys, lists left out, and why. */
export interface RemovedField {
  readonly path: readonly string[];
  readonly reason: 'FORBIDDEN' | 'PURPOSE_REQUIRED' | 'CASE_REQUIRED';
}

export interface AllowedPart {
  /** One operation without named fragments; null where nothing of it is left. */
  readonly document: DocumentNode | null;
  readonly removed: readonly RemovedField[];
}

/** What of an operation a viewer may ask: through fragments, aliases and interfaces alike. */
export function allowedPart(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { schema, rules, viewer }: { readonly schema: GraphQLSchema; readonly rules: FieldRules; readonly viewer: Viewer },
): AllowedPart {
  const whole = withoutFragments(document, operation);
  const removed: RemovedField[] = [];
  const path: string[] = [];
  const typeInfo = new TypeInfo(schema);
  const allowed = visit(
    whole,
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(field) {
          path.push(keyOf(field));
          const rule = ruleOfField(typeInfo.getParentType() ?? null, field.name.value, schema, rules);
          const reason = rule === null ? null : refusalOf(rule, viewer);
          if (reason === null) return undefined;
          removed.push({ path: [...path], reason });
          path.pop();
          return null;
        },
        leave(field) {
          path.pop();
          return field.selectionSet?.selections.length === 0 ? { ...field, selectionSet: ONLY_TYPENAME } : undefined;
        },
      },
      InlineFragment: { leave: (fragment) => (fragment.selectionSet.selections.length === 0 ? null : undefined) },
    }),
  );
  return { document: allowed.selectionSet.selections.length === 0 ? null : { kind: Kind.DOCUMENT, definitions: [allowed] }, removed };
}

const ONLY_TYPENAME: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

function keyOf({ alias, name }: FieldNode): string {
  return alias?.value ?? name.value;
}

function refusalOf(rule: AccessRuleName, { role, purpose, caseNumber }: Viewer): RemovedField['reason'] | null {
  const { reach, forCaseOnly } = ACCESS_RULES[rule];
  if (reach[role] === 'NONE') return 'FORBIDDEN';
  if (purpose === null) return 'PURPOSE_REQUIRED';
  return forCaseOnly && caseNumber === null ? 'CASE_REQUIRED' : null;
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
