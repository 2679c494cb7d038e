import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { graphError } from './errors.ts';

/** What one operation may ask for, after its fragments have been put in place. */
export const QUERY_LIMITS = { depth: 15, selections: 1_500, aliases: 50, rootFields: 20 } as const;
/** Tokens of a document; more is refused while parsing. */
export const MAX_TOKENS = 10_000;

interface Size {
  selections: number;
  aliases: number;
}

/** @throws BAD_INPUT where no one operation is named, TOO_COSTLY where it exceeds a limit; stops counting there. */
export function checkQuery(document: DocumentNode, operation: OperationDefinitionNode | null | undefined): void {
  if (!operation)
    throw graphError('BAD_INPUT', '请以 operationName 指明文档中的一个操作', 'name one operation of the document by operationName', 400);
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw graphError('BAD_INPUT', '不提供订阅', 'there are no subscriptions', 400);
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const size: Size = { selections: 0, aliases: 0 };
  const rootFields = measure(operation.selectionSet, fragments, size, 1);
  if (rootFields > QUERY_LIMITS.rootFields) throw tooCostly('根字段', 'root fields', QUERY_LIMITS.rootFields);
}

/** Counts a selection set into `size`; answers how many fields it has itself. */
function measure(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, size: Size, depth: number): number {
  if (depth > QUERY_LIMITS.depth) throw tooCostly('层数', 'levels', QUERY_LIMITS.depth);
  let fields = 0;
  for (const selection of set.selections) {
    size.selections += 1;
    if (size.selections > QUERY_LIMITS.selections) throw tooCostly('选择项', 'selections', QUERY_LIMITS.selections);
    if (selection.kind === Kind.FIELD) {
      fields += 1;
      if (selection.alias !== undefined) countAlias(size);
      if (selection.selectionSet !== undefined) measure(selection.selectionSet, fragments, size, depth + 1);
      continue;
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    if (inner !== undefined) fields += measure(inner.selectionSet, fragments, size, depth);
  }
  return fields;
}

function countAlias(size: Size): void {
  size.aliases += 1;
  if (size.aliases > QUERY_LIMITS.aliases) throw tooCostly('别名', 'aliases', QUERY_LIMITS.aliases);
}

function tooCostly(zh: string, en: string, limit: number) {
  return graphError('TOO_COSTLY', `查询过大：${zh}超过 ${limit}`, `the query is too large: more than ${limit} ${en}`, 400);
}
