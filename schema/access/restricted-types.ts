import type { TypeDefinitionNode, TypeExtensionNode, TypeNode } from 'graphql';
import { Kind } from 'graphql';

export type TypeNodes = readonly (TypeDefinitionNode | TypeExtensionNode)[];

/** Types under a rule as a whole, and the unions and interfaces behind which one of them may stand. */
export function restrictedTypesIn(types: TypeNodes): ReadonlySet<string> {
  const restricted = new Set(types.filter(isRestricted).map(({ name }) => name.value));
  const behind = types.flatMap((type) => [
    ...(isUnion(type) && (type.types ?? []).some(({ name }) => restricted.has(name.value)) ? [type.name.value] : []),
    ...(restricted.has(type.name.value) ? interfacesOf(type) : []),
  ]);
  return new Set([...restricted, ...behind]);
}

function isRestricted({ directives = [] }: TypeNodes[number]): boolean {
  return directives.some(({ name }) => name.value === 'access');
}

function isUnion(type: TypeNodes[number]) {
  return type.kind === Kind.UNION_TYPE_DEFINITION || type.kind === Kind.UNION_TYPE_EXTENSION;
}

function interfacesOf(type: TypeNodes[number]): readonly string[] {
  return 'interfaces' in type ? (type.interfaces ?? []).map(({ name }) => name.value) : [];
}

/** The name of a type without its lists and exclamation marks. */
export function leadsTo(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : leadsTo(type.type);
}
