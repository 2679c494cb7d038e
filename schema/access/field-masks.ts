import { Kind, type DirectiveNode } from 'graphql';
import { isMaskRule, type MaskRuleName } from './mask-rules.ts';
import { isAccessRule, type AccessRuleName } from './rules.ts';

/** What `@mask(rule:, reveal:)` says of a field: how it is masked, and under which rule it is shown as printed. */
export interface FieldMask {
  readonly rule: MaskRuleName;
  readonly reveal: AccessRuleName;
}

/** The mask that a field's directives name; null where they name none. @throws where a name is unknown: nothing starts then */
export function maskOf(directives: readonly DirectiveNode[], coordinate: string): FieldMask | null {
  const mask = directives.find(({ name }) => name.value === 'mask');
  if (mask === undefined) return null;
  const [rule, reveal] = [argumentOf(mask, 'rule'), argumentOf(mask, 'reveal')];
  if (!isMaskRule(rule)) throw new Error(`${coordinate}: @mask 的规则 ${rule} 不存在 / there is no mask rule ${rule}`);
  if (!isAccessRule(reveal)) throw new Error(`${coordinate}: @mask 的 reveal ${reveal} 不存在 / there is no access rule ${reveal}`);
  return { rule, reveal };
}

function argumentOf(directive: DirectiveNode, wanted: string): string {
  const value = directive.arguments?.find(({ name }) => name.value === wanted)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
