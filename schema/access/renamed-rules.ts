import { Kind, type ConstDirectiveNode, type ConstValueNode, type DocumentNode } from 'graphql';

/** Where `@access` and its fellows are from; and directives of others that promise protection. */
const OWN = 'https://yiwang.invalid/';
const FOREIGN = /\/(?:authenticated|requiresScopes|policy)\//u;

/** @throws where a security directive goes by another name than the one that is looked for, or is one that nothing looks for. */
export function refuseRenamedRules({ definitions }: DocumentNode): void {
  const schemas = definitions.filter((node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION);
  for (const link of schemas.flatMap(({ directives = [] }) => directives).filter(({ name }) => name.value === 'link')) refuseRenamed(link);
}

function refuseRenamed(link: ConstDirectiveNode): void {
  const url = argumentOf(link, 'url');
  const address = url?.kind === Kind.STRING ? url.value : '';
  if (FOREIGN.test(`${address}/`)) throw new Error(`${address}: 未被执行 / it would protect nothing`);
  if (!address.startsWith(OWN)) return;
  const imports = argumentOf(link, 'import');
  const names = imports?.kind === Kind.LIST ? imports.values : [];
  if (argumentOf(link, 'as') === undefined && names.length > 0 && names.every(({ kind }) => kind === Kind.STRING)) return;
  throw new Error(`${address}: 指令不得改名 / its directives must keep their names`);
}

function argumentOf({ arguments: given = [] }: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return given.find((argument) => argument.name.value === name)?.value;
}
