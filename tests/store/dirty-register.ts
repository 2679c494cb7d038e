import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Party } from '../../schema/records/party.ts';
import type { Project } from '../../schema/records/project.ts';
import type { TradeRecord } from '../../schema/records/record.ts';
import { openStore } from '../../subgraphs/store/open-store.ts';
import { instant, project, read } from '../sync/rows.ts';

const DAY = (day: number) => `2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`;

/** A store whose register follows what a test writes, row by row. */
export async function openRegister() {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiwang-register-'));
  const store = await openStore({ dataDir });
  const following = store.follow({
    onFault: (_, error) => {
      throw error;
    },
  });
  const write = async (system: string, rowKey: string, records: readonly TradeRecord[], at = DAY(1)) => {
    await store.writer.apply(system, '1', { changes: [read(rowKey, at, records)], cursor: rowKey });
    await following.settled();
  };
  return {
    store,
    write,
    /** A project that began on the day of March that its id says, with what else its row holds. */
    put: (
      system: string,
      nativeId: string,
      parties: readonly Party[],
      more: readonly TradeRecord[] = [],
      fields: Partial<Project> = {},
    ) => {
      const stated = project(nativeId, { createdAt: instant(DAY(Number(nativeId))), parties, ...fields }, system);
      return write(system, `row ${nativeId}`, [stated, ...more]);
    },
    entityOf: async (id: string) => (await store.register.byIds([id]))[0]!,
    stop: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
