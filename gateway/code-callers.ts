import type { Request } from 'express';
import type { GraphQLError } from 'graphql';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { graphError } from './errors.ts';

/** Why a request may not ask for deal codes; null where it may. */
export type CodeRefusal = (request: Request) => GraphQLError | null;

/** Headers that a proxy adds, or a browser that acts for a page: the asker is not the program on this machine that it seems. */
const OF_SOMEBODY_ELSE = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via', 'origin'];

/** Deal codes are given to whoever bears the token; where none is set, to programs on this machine. */
export function codeRefusal(token: string | undefined): CodeRefusal {
  if (token === undefined) return (request) => (isLocalProgram(request) ? null : onlyLocal());
  const wanted = digest(token);
  return ({ headers }) => (timingSafeEqual(digest(bearerOf(headers.authorization ?? '')), wanted) ? null : noToken());
}

function isLocalProgram({ socket, headers }: Request): boolean {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/u, '');
  const isLoopback = isIPv6(address) ? address === '::1' : address.startsWith('127.');
  return isLoopback && OF_SOMEBODY_ELSE.every((name) => headers[name] === undefined);
}

function bearerOf(authorization: string): string {
  return /^Bearer +(\S+) *$/iu.exec(authorization)?.[1] ?? '';
}

/** Equal lengths, so that comparing takes the same time for every wrong token. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function onlyLocal(): GraphQLError {
  return graphError(
    'FORBIDDEN',
    '未设置 DEAL_CODE_TOKEN 时只为本机程序赋码',
    'without DEAL_CODE_TOKEN, deal codes are given to programs on this machine only',
    403,
  );
}

function noToken(): GraphQLError {
  return graphError(
    'FORBIDDEN',
    '赋码需要有效的 Authorization: Bearer 令牌',
    'deal codes are given to bearers of a valid token: Authorization: Bearer …',
    401,
  );
}
