import { sql, type Kysely } from 'kysely';
import { createHash } from 'node:crypto';
import { judgeAnew } from '../catalogue/catalogue-follower.ts';
import { isoOf } from '../moment.ts';
import type { Tables } from '../tables.ts';
import { inTransaction } from '../transaction.ts';
import { listedRows, type ListedTable } from './listed-rows.ts';
import { PolicyImportError, type ImportedFile, type PolicyFile } from './policy-file.ts';
import { refreshPolicies } from './refresh-policies.ts';
import { checkReferences } from './policy-references.ts';

/**
 * Takes in files of policies and catalogue items: all of them or, where one cannot be, none. A file that is known already changes nothing.
 * @throws {PolicyImportError} naming file and key.
 */
export async function importPolicies(db: Kysely<Tables>, files: readonly PolicyFile[], now: Date): Promise<readonly ImportedFile[]> {
  return inTransaction(db, async (transaction) => {
    await sql`select id from policy_import_lock where id = 1 for update`.execute(transaction);
    const at = isoOf(now.getTime());
    const imported: ImportedFile[] = [];
    for (const file of files) imported.push(await importFile(transaction, file, at));
    if (!imported.some(({ outcome }) => outcome === 'IMPORTED')) return imported;
    await checkReferences(transaction, files);
    await refreshPolicies(transaction);
    await judgeAnew(transaction);
    return imported;
  });
}

async function importFile(db: Kysely<Tables>, content: PolicyFile, at: string): Promise<ImportedFile> {
  const { file, version, policies, catalogue } = content;
  const counts = { file, version, policies: policies.length, catalogue: catalogue.length };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const known = await db.selectFrom('policy_file').selectAll().where('name', '=', file).executeTakeFirst();
  if (known !== undefined && known.version > version) return { ...counts, outcome: 'OLDER' };
  if (known?.version === version) {
    if (known.hash === hash) return { ...counts, outcome: 'UNCHANGED' };
    throw new PolicyImportError(
      file,
      'version',
      `${version} 的内容与 ${known.imported_at} 导入的不同：请提高版本号`,
      `${version} differs from what was imported at ${known.imported_at}: raise it`,
    );
  }
  await writeFile(db, content, at);
  await recordFile(db, { name: file, version, hash, imported_at: at });
  return { ...counts, outcome: 'IMPORTED' };
}

async function writeFile(db: Kysely<Tables>, { file, version, policies, catalogue }: PolicyFile, at: string): Promise<void> {
  const origin = { file, version, at };
  await writeListed(db, 'policy', policies, origin);
  await writeListed(db, 'catalogue_item', catalogue, origin);
}

interface Origin {
  readonly file: string;
  readonly version: number;
  readonly at: string;
}

async function writeListed(
  db: Kysely<Tables>,
  table: ListedTable,
  entries: readonly { readonly id: string }[],
  origin: Origin,
): Promise<void> {
  const rows = listedRows(db, table);
  const owners = await rows.ownersOf(entries.map(({ id }) => id));
  for (const { id } of entries) {
    const owner = owners.get(id);
    if (owner !== undefined && owner !== origin.file)
      throw new PolicyImportError(origin.file, id, `已由文件 ${owner} 列出`, `is listed by the file ${owner} already`);
  }
  await rows.write(entries, origin);
}

async function recordFile(db: Kysely<Tables>, row: Tables['policy_file']): Promise<void> {
  await db
    .insertInto('policy_file')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ version: row.version, hash: row.hash, imported_at: row.imported_at }))
    .execute();
}
