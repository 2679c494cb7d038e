import type { Kysely } from 'kysely';
import { refreshHiddenRows, type Touching } from './hidden-rows.ts';
import { refreshNotices } from './refresh-notices.ts';
import { refreshProjects } from './refresh-projects.ts';
import type { Tables } from './tables.ts';

/** Brings everything that is shown of these projects, notices and rows up to what is disclosed `at` then; gives how many public notices there are more. */
export async function refreshDisclosed(db: Kysely<Tables>, system: string, touched: Touching, at: string): Promise<number> {
  const telling = await refreshProjects(db, system, touched.projects, at);
  const noticesMore = await refreshNotices(db, system, [...new Set([...touched.notices, ...telling])]);
  await refreshHiddenRows(db, system, { ...touched, notices: telling });
  return noticesMore;
}
