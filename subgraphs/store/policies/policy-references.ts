import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { PolicyImportError, type PolicyFile } from './policy-file.ts';

/** A place in a file that names a policy. */
interface Reference {
  readonly file: string;
  readonly key: string;
  readonly policy: string;
}

/** Policies that files name must be known. @throws {PolicyImportError} */
export async function checkReferences(db: Kysely<Tables>, files: readonly PolicyFile[]): Promise<void> {
  const rows = await db.selectFrom('policy').select('id').execute();
  refuseUnknown(files, new Set(rows.map(({ id }) => id)));
}

/** @throws {PolicyImportError} where a file names a policy that is none of the known ones. */
export function refuseUnknown(files: readonly PolicyFile[], known: ReadonlySet<string>): void {
  for (const { file, key, policy } of files.flatMap(referencesOf)) {
    if (!known.has(policy)) throw new PolicyImportError(file, key, `${policy} 不是已知的政策文件`, `${policy} is no known policy`);
  }
}

function referencesOf({ file, policies, catalogue }: PolicyFile): readonly Reference[] {
  return [
    ...policies.flatMap(({ id, replaces }) => replaces.map((policy) => ({ file, key: `policies[] (${id}).replaces`, policy }))),
    ...catalogue.flatMap(({ id, basis }) => basis.map(({ policy }) => ({ file, key: `catalogue[] (${id}).basis`, policy }))),
  ];
}
