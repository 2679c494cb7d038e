import express, { type ErrorRequestHandler, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { GraphQLError } from 'graphql';
import type { ErrorCode } from './errors.ts';

const MAX_BODY = '256kb';
const MAX_JSON_DEPTH = 24;

/** Reads a request's body as JSON in strict UTF-8, at most 256 KiB; what cannot be read is refused with 400 or 413. */
export const requestBody: readonly (RequestHandler | ErrorRequestHandler)[] = [
  express.raw({ type: () => true, limit: MAX_BODY, inflate: false }),
  parseBody,
  refuseBody,
];

function parseBody(request: Request, response: Response, next: NextFunction): void {
  const body = request.method === 'POST' ? readJson(request.body) : {};
  if (body === null) return refuse(response, 400, 'BAD_INPUT', '请求体不是有效的 UTF-8 JSON 对象', 'the body is no JSON object in UTF-8');
  request.body = body;
  next();
}

/** Express knows it by its four parameters. */
function refuseBody(error: { readonly status?: unknown }, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  if (error.status === 413) return refuse(response, 413, 'TOO_COSTLY', '请求体超过 256 KiB', 'the body is larger than 256 KiB');
  refuse(response, 400, 'BAD_INPUT', '请求体无法读取', 'the body cannot be read');
}

/** Answers with one error in the shape of GraphQL. */
export function refuse(response: Response, status: number, code: ErrorCode, messageZh: string, messageEn: string): void {
  response.status(status).json({ errors: [{ message: `${messageZh} / ${messageEn}`, extensions: { code, messageZh, messageEn } }] });
}

/** Answers with a typed error of the graph and the HTTP status that it names. */
export function refuseTyped(response: Response, { message, extensions }: GraphQLError): void {
  const { http, ...shown } = extensions as { readonly http?: { readonly status?: number } };
  response.status(http?.status ?? 500).json({ errors: [{ message, extensions: shown }] });
}

function readJson(bytes: unknown): object | null {
  if (!(bytes instanceof Uint8Array)) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && !isDeeper(value, MAX_JSON_DEPTH) ? value : null;
  } catch {
    return null;
  }
}

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1));
}
