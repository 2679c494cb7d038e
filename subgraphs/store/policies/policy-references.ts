import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { PolicyDocument } from './policy.ts';
import { PolicyImportError, type PolicyFile } from './policy-file.ts';

/** A place in a file that names a policy. */
interface Reference {
  readonly file: string;
  readonly key: string;
  readonly policy: string;
}

/** Policies that files name must be known, and what they replace be no newer. @throws {PolicyImportError} */
export async function checkReferences(db: Kysely<Tables>, files: readonly PolicyFile[]): Promise<void> {
  const rows = await db.selectFrom('policy').select('document').execute();
  refuseFaulty(
    files,
    rows.map(({ document }) => document as PolicyDocument),
  );
}

/** @throws {PolicyImportError} where a file names a policy that is none of the known ones, or replaces one of a later year. */
export function refuseFaulty(files: readonly PolicyFile[], known: readonly PolicyDocument[]): void {
  const byId = new Map(known.map((document) => [document.id, document]));
  for (const { file, key, policy } of files.flatMap(referencesOf)) {
    if (!byId.has(policy)) throw new PolicyImportError(file, key, `${policy} 不是已知的政策文件`, `${policy} is no known policy`);
  }
  for (const { file, policies } of files) for (const document of policies) refuseNewer(file, document, byId);
}

function refuseNewer(file: string, document: PolicyDocument, known: ReadonlyMap<string, PolicyDocument>): void {
  const year = yearOf(document);
  const newer = document.replaces.find((id) => year !== null && (yearOf(known.get(id)!) ?? year) > year);
  if (newer === undefined) return;
  const key = `policies[] (${document.id}).replaces`;
  throw new PolicyImportError(file, key, `${newer} 的年份更晚，不能被替代`, `${newer} is of a later year and cannot be replaced`);
}

function yearOf({ issuedYear, issuedOn, effectiveOn }: PolicyDocument): number | null {
  const day = issuedOn ?? effectiveOn;
  return day === null ? issuedYear : Number(day.slice(0, 4));
}

function referencesOf({ file, policies, catalogue }: PolicyFile): readonly Reference[] {
  return [
    ...policies.flatMap(({ id, replaces }) => replaces.map((policy) => ({ file, key: `policies[] (${id}).replaces`, policy }))),
    ...catalogue.flatMap(({ id, basis }) => basis.map(({ policy }) => ({ file, key: `catalogue[] (${id}).basis`, policy }))),
  ];
}
