import { isTypeDefinitionNode, isTypeExtensionNode, Kind, type DirectiveNode, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import { isAccessRule, type AccessRuleName } from './rules.ts';

/** `Type.field` → its rule; public fields have none. */
export type FieldRules = ReadonlyMap<string, AccessRuleName>;

/** Directives that promise protection and that nothing here would enforce. */
const UNCOVERED = ['authenticated', 'requiresScopes', 'policy'];

/** Reads the rules of restricted fields. @throws where a rule is unknown or a security directive is not covered: nothing starts then. */
export function fieldRulesOf(document: DocumentNode): FieldRules {
  const rules = new Map<string, AccessRuleName>();
  for (const type of document.definitions) {
    if (!isTypeDefinitionNode(type) && !isTypeExtensionNode(type)) continue;
    refuseUncovered(type.directives ?? [], type.name.value);
    const fields = 'fields' in type ? (type.fields ?? []) : [];
    for (const field of fields) if (field.kind === Kind.FIELD_DEFINITION) addRule(rules, `${type.name.value}.${field.name.value}`, field);
  }
  return rules;
}

function addRule(rules: Map<string, AccessRuleName>, coordinate: string, { directives = [] }: FieldDefinitionNode): void {
  refuseUncovered(directives, coordinate);
  const rule = ruleOf(directives, coordinate);
  if (rule !== null) rules.set(coordinate, rule);
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
