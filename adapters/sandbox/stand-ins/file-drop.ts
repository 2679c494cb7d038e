import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StandIn, StandInInput, StandInKind } from '../stand-in.ts';
import { writeDrop } from './file-drop-files.ts';
import { rowsOfProject } from './file-drop-rows.ts';
import { startDropServer } from './file-drop-server.ts';

/** An exchange that drops GB18030 files on an SFTP server; the folder `drop` shows them too. */
export const standIn: StandInKind = { profile: 'file-drop', start };

async function start({ world, fault, secret, folder }: StandInInput): Promise<StandIn> {
  const drop = join(folder, 'drop');
  await rm(drop, { recursive: true, force: true });
  await mkdir(drop, { recursive: true });
  writeDrop(drop, world.flatMap(rowsOfProject));
  const server = await startDropServer({ folder: drop, secret, fault });
  return { endpoint: `sftp://127.0.0.1:${server.port}/drop`, calls: server.calls, stop: server.stop };
}
