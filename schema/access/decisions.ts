import {
  isTypeDefinitionNode,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeDefinitionNode,
} from 'graphql';
import { ruleOf } from './field-rules.ts';
import { leadsTo, restrictedTypesIn } from './restricted-types.ts';
import type { AccessRuleName } from './rules.ts';

/** Who may see a field: everybody, or whom a rule names. */
export type Decision = 'PUBLIC' | AccessRuleName;

interface DecidedField {
  readonly coordinate: string;
  readonly decision: Decision | null;
  /** Name of the type that the field leads to. */
  readonly leadsTo: string;
  /** Whether a refusal would take more away than the field: it is restricted by itself, and never null. */
  readonly takesMore: boolean;
}

/**
 * `Type.field` of every subgraph → what its SDL decides: `@public`, or `@tag(name: "restricted") @access(rule:)` on the field or its type.
 * @throws naming every field without a decision, with two, or that is open and leads to a restricted type
 */
export function decisionsIn(documents: readonly DocumentNode[]): ReadonlyMap<string, Decision> {
  const types = documents.flatMap(({ definitions }) => definitions.filter(isTypeDefinitionNode));
  const restrictedTypes = restrictedTypesIn(types);
  const fields = types.flatMap(fieldsOf);
  const decided = new Map(fields.flatMap(({ coordinate, decision }) => (decision === null ? [] : [[coordinate, decision] as const])));
  const faults = fields.flatMap((field) => faultOf(field, decided, restrictedTypes));
  if (faults.length > 0) throw new Error([...new Set(faults)].join('\n'));
  return decided;
}

function fieldsOf(type: TypeDefinitionNode): readonly DecidedField[] {
  const fields = 'fields' in type ? (type.fields ?? []) : [];
  return fields.flatMap((field) => {
    if (field.kind !== Kind.FIELD_DEFINITION || isHidden(field)) return [];
    const coordinate = `${type.name.value}.${field.name.value}`;
    const decision = decisionOf(field.directives, coordinate) ?? decisionOf(type.directives, type.name.value);
    return [
      {
        coordinate,
        decision,
        leadsTo: leadsTo(field.type),
        takesMore: ruleOf(field.directives ?? [], coordinate) !== null && field.type.kind === Kind.NON_NULL_TYPE,
      },
    ];
  });
}

/** No graph holds it. */
function isHidden({ directives = [] }: FieldDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === 'inaccessible');
}

function decisionOf(directives: readonly DirectiveNode[] = [], coordinate: string): Decision | null {
  const has = (wanted: string): boolean => directives.some(({ name }) => name.value === wanted);
  const rule = ruleOf(directives, coordinate);
  if (rule !== null) return has('tag') && !has('public') ? rule : null;
  return has('public') ? 'PUBLIC' : null;
}

function faultOf(
  { coordinate, decision, leadsTo, takesMore }: DecidedField,
  decided: ReadonlyMap<string, Decision>,
  restrictedTypes: ReadonlySet<string>,
): readonly string[] {
  if (decision === null)
    return [`${coordinate}: 应标 @public 或 @tag(name: "restricted") @access(rule: …) / needs @public or a rule with its tag`];
  if (decided.get(coordinate) !== decision) return [`${coordinate}: 各子图的决定不一致 / subgraphs decide differently`];
  if (takesMore) return [`${coordinate}: 受限字段应可为空 / a restricted field must be nullable: what is refused is null`];
  if (decision === 'PUBLIC' && restrictedTypes.has(leadsTo))
    return [`${coordinate}: 公开字段不得通向受限类型 ${leadsTo} / an open field must not lead to the restricted type ${leadsTo}`];
  return [];
}
