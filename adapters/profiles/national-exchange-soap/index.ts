import type { Adapter, ChangePage, Dossier } from '../../adapter.ts';
import { AdapterFailure } from '../../failure.ts';
import { shanghaiIso } from '../../mapping/time.ts';
import type { Profile, ProfileContext } from '../../profile.ts';
import { postSoap } from '../../transports/soap.ts';
import { dossiersOf } from './dossiers.ts';
import { nationalTables } from './mapping.ts';
import { options, type Options } from './options.ts';
import { readRow, type ReadRow, type RowReading } from './read-row.ts';
import { isSecretUsable, validationXml } from './token.ts';
import {
  changesQuery,
  NAMESPACE,
  OPERATION,
  projectsQuery,
  readCursor,
  readPage,
  writeCursor,
  type Position,
  type WirePage,
} from './wire.ts';

const MAPPING_VERSION = 'national-exchange-soap/1';

/** The national data-standard exchange over SOAP (公共资源交易平台系统数据规范 V4). */
export const profile: Profile<typeof options> = {
  name: 'national-exchange-soap',
  mappingVersion: MAPPING_VERSION,
  options,
  connect,
};

interface Answer {
  readonly page: WirePage;
  readonly rows: readonly ReadRow[];
}

function connect({ system, options: own, secret, guard, now }: ProfileContext<Options>): Adapter {
  if (!isSecretUsable(secret))
    throw new Error(`systems[] (${system.id}): the value of ${system.credential ?? 'credential'} must be 8 or 24 bytes long`);
  const tables = nationalTables(system.sector);

  const ask = (query: string, signal: AbortSignal): Promise<Answer> =>
    guard.run(async (callSignal) => {
      const answer = await postSoap({
        system: system.id,
        url: system.endpoint,
        namespace: NAMESPACE,
        operation: OPERATION,
        parameters: [
          ['validation', validationXml({ systemNo: own.systemNo, secret }, now())],
          ['query', query],
        ],
        fallbackEncoding: own.encoding,
        maxBytes: own.maxBytes,
        signal: callSignal,
      });
      const page = readPage(system.id, answer);
      const reading: RowReading = {
        system: system.id,
        mappingVersion: MAPPING_VERSION,
        tables,
        platformCode: own.platformCode ?? null,
        fetchedAt: shanghaiIso(now().getTime()),
        encoding: answer.encoding,
      };
      return { page, rows: page.rows.map((row) => readRow(row, reading)).filter((row) => row !== null) };
    }, signal);

  async function* changes(cursor: string | null, signal: AbortSignal): AsyncIterable<ChangePage> {
    let after = readCursor(system.id, cursor);
    for (;;) {
      const { page, rows } = await ask(changesQuery(after, own.pageSize), signal);
      if (page.next !== null) yield { changes: rows.map(({ change }) => change), cursor: writeCursor(page.next) };
      if (!page.hasMore) return;
      if (!isBeyond(page.next, after)) throw new AdapterFailure(system.id, 'UNREADABLE', 'the position does not move on');
      after = page.next;
    }
  }

  const findByIds: Adapter['findByIds'] = async (ids, signal) => {
    const askable = [...new Set(ids)].filter((id) => !/[;；\s]/u.test(id) && id !== '');
    const chunks = Array.from({ length: Math.ceil(askable.length / own.maxIds) }, (_, index) =>
      askable.slice(index * own.maxIds, (index + 1) * own.maxIds),
    );
    const found = await Promise.all(chunks.map((chunk) => findChunk(chunk, signal)));
    const byId = new Map(found.flat());
    return ids.map((id) => byId.get(id) ?? null);
  };

  const findChunk = async (
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly (readonly [string, Dossier | AdapterFailure | null])[]> => {
    const { rows } = await ask(projectsQuery(ids), signal);
    return dossiersOf(system.id, ids, rows);
  };

  return {
    system,
    mappingVersion: MAPPING_VERSION,
    ability: { mode: 'MANY', maxIds: own.maxIds },
    ping: async (signal) => void (await ask(changesQuery(null, 1), signal)),
    changes,
    findByIds,
    close: () => Promise.resolve(),
  };
}

function isBeyond(next: Position | null, after: Position | null): next is Position {
  return next !== null && (after === null || next.time !== after.time || next.key !== after.key);
}
