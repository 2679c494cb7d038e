import type { DealCodeRequest } from '../store/store.ts';
import { typedError } from '../subgraph-error.ts';

/** What `issueDealCode` is given. */
export interface IssueDealCodeInput {
  readonly system: string;
  readonly project: string;
  readonly section?: string | null | undefined;
  readonly category: string;
}

const MAX_ID_LENGTH = 200;
/** Control characters and halves of characters; and marks that nobody sees, by which two requests would differ that read the same. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** A request that the store can take. The project need not be known yet; its system must. @throws BAD_INPUT naming the field */
export function readDealCodeInput(input: IssueDealCodeInput, systems: ReadonlySet<string>): DealCodeRequest {
  const system = input.system.trim();
  const project = input.project.trim();
  const section = input.section?.trim() || null;
  const category = input.category.trim().toUpperCase();
  if (!systems.has(system)) throw refused('system', '不是本省的业务系统', 'is no legacy system of this province', system);
  if (project === '') throw refused('project', '不能为空', 'must not be empty');
  for (const [field, text] of Object.entries({ project, section: section ?? '' })) checkId(field, text);
  if (!/^[A-Z]\d{2}$/u.test(category)) throw refused('category', '应为一个字母加两位数字', 'must be a letter and two digits', category);
  return { system, project, section, category };
}

function checkId(field: string, text: string): void {
  if (UNPRINTABLE.test(text)) throw refused(field, '含有不可见字符', 'holds unprintable characters');
  if (text.length > MAX_ID_LENGTH) throw refused(field, `超过 ${MAX_ID_LENGTH} 个字符`, `is longer than ${MAX_ID_LENGTH} characters`);
}

function refused(field: string, zh: string, en: string, value?: string) {
  const shown = value === undefined ? '' : ` ${JSON.stringify(value.slice(0, 64).toWellFormed())}`;
  return typedError('BAD_INPUT', `${field}${shown} ${zh}`, `${field}${shown} ${en}`);
}
