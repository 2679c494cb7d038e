import {
  isTypeDefinitionNode,
  Kind,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql';
import { ruleOf } from './access/field-rules.ts';
import { ACCESS_RULES } from './access/rules.ts';

/** The part of a subgraph's SDL that exists for the public: no restricted field, and no type that only such a field leads to. */
export function publicSdl(document: DocumentNode): DocumentNode {
  const open = visit(document, { FieldDefinition: (field) => (isOpen(field) ? undefined : null) });
  return withoutUnreached(withoutEmpty(open));
}

function isOpen({ directives = [], name }: FieldDefinitionNode): boolean {
  const rule = ruleOf(directives, name.value);
  return !has(directives, 'inaccessible') && (rule === null || ACCESS_RULES[rule].reach.PUBLIC !== 'NONE');
}

/** An object whose last field went is none any more. */
function withoutEmpty(document: DocumentNode): DocumentNode {
  const isEmpty = (node: DefinitionNode): boolean => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.fields?.length === 0;
  return { ...document, definitions: document.definitions.filter((node) => !isEmpty(node)) };
}

/** Types that nothing names any more, again and again until every type is named. */
function withoutUnreached(document: DocumentNode): DocumentNode {
  const named = namesIn(document);
  const definitions = document.definitions.filter((node) => isRoot(node) || (isTypeDefinitionNode(node) && named.has(node.name.value)));
  return definitions.length === document.definitions.length ? document : withoutUnreached({ ...document, definitions });
}

function namesIn(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    FieldDefinition: ({ type }) => void names.add(namedType(type)),
    InputValueDefinition: ({ type }) => void names.add(namedType(type)),
  });
  return names;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** Root types, entities, what implements an interface, and whatever is no type. */
function isRoot(node: DefinitionNode): boolean {
  if (!isTypeDefinitionNode(node)) return true;
  const isEntity = has(node.directives ?? [], 'key');
  const implementsOne = node.kind === Kind.OBJECT_TYPE_DEFINITION && (node.interfaces?.length ?? 0) > 0;
  return isEntity || implementsOne || ['Query', 'Mutation'].includes(node.name.value);
}

function has(directives: readonly Pick<ConstDirectiveNode, 'name'>[], wanted: string): boolean {
  return directives.some(({ name }) => name.value === wanted);
}
