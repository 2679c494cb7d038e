import { shanghaiIso } from '../../mapping/time.ts';
import type { ProfileContext } from '../../profile.ts';
import { postSoap } from '../../transports/soap.ts';
import { nationalTables } from './mapping.ts';
import type { Options } from './options.ts';
import { readRow, type ReadRow, type RowReading } from './read-row.ts';
import { validationXml } from './token.ts';
import { NAMESPACE, OPERATION, readPage, type WirePage } from './wire.ts';

/** What the exchange answered to one query, its rows read. */
export interface Answer extends Omit<WirePage, 'rows'> {
  readonly rows: readonly ReadRow[];
}

/** Asks the exchange one query, under its owner's limits. @throws {AdapterFailure} */
export type Ask = (query: string, signal: AbortSignal) => Promise<Answer>;

export function createAsk(
  { system, options, secret, guard, now }: ProfileContext<Options>,
  reading: Pick<RowReading, 'mappingVersion' | 'codes'>,
): Ask {
  const tables = nationalTables(system.sector, options.settlementUnit);
  const fixed = { ...reading, system: system.id, tables, platformCode: options.platformCode ?? null };

  const post = (query: string, signal: AbortSignal) =>
    postSoap({
      system: system.id,
      url: system.endpoint,
      namespace: NAMESPACE,
      operation: OPERATION,
      parameters: [
        ['validation', validationXml({ systemNo: options.systemNo, secret }, now())],
        ['query', query],
      ],
      fallbackEncoding: options.encoding,
      maxBytes: options.maxBytes,
      signal,
    });

  return (query, signal) =>
    guard.run(async (callSignal) => {
      const answer = await post(query, callSignal);
      const page = readPage(system.id, answer);
      const reading: RowReading = { ...fixed, fetchedAt: shanghaiIso(now().getTime()), encoding: answer.encoding };
      return { ...page, rows: page.rows.map((row) => readRow(row, reading)).filter((row) => row !== null) };
    }, signal);
}
