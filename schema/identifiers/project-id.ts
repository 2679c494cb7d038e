import { SECTORS, SECTOR_SEGMENTS, type Sector } from '../codes/sector.ts';

/** The parts of a global project id `sector:system:nativeId`. */
export interface ProjectId {
  readonly sector: Sector;
  readonly system: string;
  readonly nativeId: string;
}

/** Writes a global project id; the native id is kept as it is, colons included. */
export function formatProjectId({ sector, system, nativeId }: ProjectId): string {
  return `${SECTOR_SEGMENTS[sector]}:${system}:${nativeId}`;
}

/** Reads a global project id; null where it is not one. */
export function parseProjectId(id: string): ProjectId | null {
  const match = /^([a-z-]+):([a-z0-9-]+):(.+)$/su.exec(id);
  const sector = SECTORS.find((candidate) => SECTOR_SEGMENTS[candidate] === match?.[1]);
  if (match === null || sector === undefined) return null;
  return { sector, system: match[2]!, nativeId: match[3]! };
}
