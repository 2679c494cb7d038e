import type { IncomingHttpHeaders } from 'node:http';
import type { Viewer } from '../schema/access/viewer.ts';
import { graphError } from './errors.ts';

const LONGEST = 200;

/** What a caller says it reads restricted data for: headers `x-yiwang-purpose` and `x-yiwang-case`, percent-encoded UTF-8. @throws BAD_INPUT */
export function statedPurpose(headers: IncomingHttpHeaders): Pick<Viewer, 'purpose' | 'caseNumber'> {
  return { purpose: textOf(headers, 'x-yiwang-purpose'), caseNumber: textOf(headers, 'x-yiwang-case') };
}

function textOf(headers: IncomingHttpHeaders, name: string): string | null {
  const text = decoded(String(headers[name] ?? ''), name).trim();
  if (text === '') return null;
  if (text.length > LONGEST || /\p{Cc}|\p{Cs}/u.test(text)) throw unreadable(name);
  return text;
}

function decoded(header: string, name: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    throw unreadable(name);
  }
}

function unreadable(name: string) {
  return graphError(
    'BAD_INPUT',
    `请求头 ${name} 应为百分号编码的 UTF-8，最多 ${LONGEST} 字`,
    `header ${name} must be percent-encoded UTF-8 of at most ${LONGEST} characters`,
    400,
  );
}
