import { Kind, type FieldNode, type InlineFragmentNode, type ValueNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** Whether `@include` or `@skip` keeps a selection from being asked for. */
export function isLeftOut({ directives = [] }: FieldNode | InlineFragmentNode, variables: Variables): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const condition = given.find((argument) => argument.name.value === 'if')?.value;
    if (condition === undefined) return false;
    if (name.value === 'include') return !isTrue(condition, variables);
    return name.value === 'skip' && isTrue(condition, variables);
  });
}

function isTrue(condition: ValueNode, variables: Variables): boolean {
  if (condition.kind === Kind.VARIABLE) return variables[condition.name.value] === true;
  return condition.kind === Kind.BOOLEAN && condition.value;
}
