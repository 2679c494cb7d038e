import type { Adapter, ChangePage, Dossier } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import type { Profile, ProfileContext } from '../../profile.ts';
import { mappingVersionWith, ownersCodes } from '../../mapping/owners-codes.ts';
import { assertHttpEndpoint } from '../../transports/http-endpoint.ts';
import { createAsk, type Ask } from './ask.ts';
import { CODE_LISTS } from './codes.ts';
import { dossiersOf } from './dossiers.ts';
import { options, type Options } from './options.ts';
import { isSecretUsable } from './token.ts';
import { changesQuery, projectsQuery, readCursor, writeCursor, type Position } from './wire.ts';

const MAPPING_VERSION = 'national-exchange-soap/3';

/** The national data-standard exchange over SOAP (公共资源交易平台系统数据规范 V4). */
export const profile: Profile<typeof options> = {
  name: 'national-exchange-soap',
  mappingVersion: MAPPING_VERSION,
  codeLists: CODE_LISTS,
  options,
  connect,
};

function connect({ system, options: own, secret, guard, now }: ProfileContext<Options>): Adapter {
  assertHttpEndpoint(system);
  if (!isSecretUsable(secret))
    throw new Error(`systems[] (${system.id}): the value of ${system.credential ?? 'credential'} must be 8 or 24 bytes long`);
  const codes = ownersCodes(system.codes);
  const mappingVersion = mappingVersionWith(MAPPING_VERSION, codes);
  const ask = createAsk({ system, options: own, secret, guard, now }, { mappingVersion, codes });
  return {
    system,
    mappingVersion,
    ability: { mode: 'MANY', maxIds: own.maxIds },
    async ping(signal) {
      await ask(changesQuery(null, 1), signal);
    },
    changes: (cursor, signal) => readChanges(system.id, own.pageSize, ask, cursor, signal),
    findByIds: (ids, signal) => findProjects(system.id, own.maxIds, ask, ids, signal),
    close: () => Promise.resolve(),
  };
}

async function* readChanges(
  system: string,
  pageSize: number,
  ask: Ask,
  cursor: string | null,
  signal: AbortSignal,
): AsyncIterable<ChangePage> {
  let after = readCursor(system, cursor);
  for (;;) {
    const { next, hasMore, rows } = await ask(changesQuery(after, pageSize), signal);
    if (next === null && rows.length > 0) throw new AdapterFailure(system, 'UNREADABLE', 'rows came without a position');
    if (next !== null) yield { changes: rows.map(({ change }) => change), cursor: writeCursor(next) };
    if (!hasMore) return;
    if (!isBeyond(next, after)) throw new AdapterFailure(system, 'UNREADABLE', 'the position does not move on');
    after = next;
  }
}

function isBeyond(next: Position | null, after: Position | null): next is Position {
  return next !== null && (after === null || next.time !== after.time || next.key !== after.key);
}

async function findProjects(
  system: string,
  maxIds: number,
  ask: Ask,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly (Dossier | null | AdapterFailure)[]> {
  const askable = [...new Set(ids)].filter(isAskable);
  const starts = Array.from({ length: Math.ceil(askable.length / maxIds) }, (_, index) => index * maxIds);
  const found = await Promise.all(
    starts.map(async (start) => {
      const chunk = askable.slice(start, start + maxIds);
      const { rows } = await ask(projectsQuery(chunk), signal);
      return dossiersOf(system, chunk, rows);
    }),
  );
  const byId = new Map(found.flat());
  return ids.map((id) => byId.get(id) ?? null);
}

/** Codes are listed with `;`: what holds one, or a space, is no code of the exchange. */
function isAskable(id: string): boolean {
  return id !== '' && !/[;；\s]/u.test(id);
}
