import type { Request } from 'express';
import type { GraphQLError } from 'graphql';
import { graphError } from './errors.ts';
import { formFields } from './form-fields.ts';

const FIELDS: Readonly<Record<string, 'REQUIRED' | 'OPTIONAL'>> = {
  system: 'REQUIRED',
  project: 'REQUIRED',
  section: 'OPTIONAL',
  category: 'REQUIRED',
};

/** Content type → how its bytes become fields. */
const READERS: Readonly<Record<string, (body: Uint8Array, charset: string) => unknown>> = {
  'application/json': (body) => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown,
  'application/x-www-form-urlencoded': formFields,
};

/** The input of the mutation from a plain HTTP request, its body being bytes. @throws {GraphQLError} with the HTTP status */
export function readDealCodeRequest(request: Request): Readonly<Record<string, string | null>> {
  const type = request.headers['content-type'] ?? '';
  const read = READERS[type.split(';')[0]!.trim().toLowerCase()];
  if (read === undefined)
    throw refused(415, '请求应为 JSON 或表单', 'the request must be application/json or application/x-www-form-urlencoded');
  const fields = fieldsOf(request.body, (body) => read(body, /charset="?([\w-]+)/iu.exec(type)?.[1] ?? 'utf-8'));
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(FIELDS, name)) throw refused(400, `没有字段 ${name.slice(0, 64)}`, `there is no field ${name.slice(0, 64)}`);
  }
  return Object.fromEntries(Object.entries(FIELDS).map(([name, need]) => [name, textOf(name, fields[name] ?? null, need)]));
}

function fieldsOf(body: unknown, read: (body: Uint8Array) => unknown): Readonly<Record<string, unknown>> {
  const fields = tried(() => read(body instanceof Uint8Array ? body : new Uint8Array()));
  if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields as Readonly<Record<string, unknown>>;
  throw refused(400, '请求体无法读取', 'the body cannot be read');
}

function tried(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}

function textOf(name: string, value: unknown, need: 'REQUIRED' | 'OPTIONAL'): string | null {
  if (typeof value === 'string' || (value === null && need === 'OPTIONAL')) return value;
  if (value === null) throw refused(400, `缺少字段 ${name}`, `the field ${name} is missing`);
  throw refused(400, `字段 ${name} 应为文本`, `the field ${name} must be text`);
}

function refused(status: number, messageZh: string, messageEn: string): GraphQLError {
  return graphError('BAD_INPUT', messageZh, messageEn, status);
}
