import { isTypeDefinitionNode, isTypeExtensionNode, Kind, type DirectiveNode, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import { leadsTo, restrictedTypesIn, type TypeNodes } from './restricted-types.ts';
import { refuseRenamedRules } from './renamed-rules.ts';
import { isAccessRule, type AccessRuleName } from './rules.ts';

/** `Type.field` → its rule; public fields have none. */
export type FieldRules = ReadonlyMap<string, AccessRuleName>;

/** Directives that promise protection and that nothing here would enforce. */
const UNCOVERED = ['authenticated', 'requiresScopes', 'policy'];

/** Reads the rules of restricted fields. @throws where a rule is unknown or a security directive is not covered: nothing starts then. */
export function fieldRulesOf(document: DocumentNode): FieldRules {
  refuseRenamedRules(document);
  const rules = new Map<string, AccessRuleName>();
  const types: TypeNodes = document.definitions.filter((node) => isTypeDefinitionNode(node) || isTypeExtensionNode(node));
  const restrictedTypes = restrictedTypesIn(types);
  for (const type of types) {
    const typeRule = checkedRule(type.directives ?? [], type.name.value);
    const fields = 'fields' in type ? (type.fields ?? []) : [];
    for (const field of fields) {
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      const coordinate = `${type.name.value}.${field.name.value}`;
      const rule = checkedRule(field.directives ?? [], coordinate);
      if (rule !== null) rules.set(coordinate, rule);
      else if (typeRule === null) refuseOpenWay(field, coordinate, restrictedTypes);
    }
  }
  return rules;
}

function checkedRule(directives: readonly DirectiveNode[], coordinate: string): AccessRuleName | null {
  refuseUncovered(directives, coordinate);
  const rule = ruleOf(directives, coordinate);
  const isTagged = directives.some(({ name }) => name.value === 'tag');
  if (rule === null && isTagged) throw new Error(`${coordinate}: 标为受限而无规则 / it is tagged as restricted and has no rule`);
  return rule;
}

/** A type is protected by the fields that lead to it. */
function refuseOpenWay({ type }: FieldDefinitionNode, coordinate: string, restrictedTypes: ReadonlySet<string>): void {
  if (!restrictedTypes.has(leadsTo(type))) return;
  throw new Error(`${coordinate}: 公开字段通向受限类型 ${leadsTo(type)} / an open field leads to the restricted type ${leadsTo(type)}`);
}

/** The rule that a field's directives name; null where they name none. */
export function ruleOf(directives: readonly DirectiveNode[], coordinate: string): AccessRuleName | null {
  const access = directives.find(({ name }) => name.value === 'access');
  if (access === undefined) return null;
  const value = access.arguments?.find(({ name }) => name.value === 'rule')?.value;
  const rule = value?.kind === Kind.STRING ? value.value : '';
  if (!isAccessRule(rule)) throw new Error(`${coordinate}: @access 的规则 ${rule} 不存在 / there is no access rule ${rule}`);
  return rule;
}

function refuseUncovered(directives: readonly DirectiveNode[], coordinate: string): void {
  const found = directives.find(({ name }) => UNCOVERED.includes(name.value.replace(/^federation__/u, '')));
  if (found === undefined) return;
  throw new Error(`${coordinate}: @${found.name.value} 未被执行 / @${found.name.value} would protect nothing`);
}
