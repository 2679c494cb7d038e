import type { Sector } from '../../../schema/codes/sector.ts';
import type { LegacySystem } from '../../province.ts';
import { generateWorld } from './generate-world.ts';
import type { WorldOptions, WorldProject } from './world-project.ts';

/** Projects of a province's system; a city's has a tenth. */
const PROVINCE_PROJECTS: Readonly<Record<Sector, number>> = {
  ENGINEERING: 1_000,
  PROCUREMENT: 1_300,
  LAND: 560,
  MINERAL: 200,
  PROPERTY_RIGHTS: 400,
  OTHER: 100,
};

/** One staging database holds both kinds of natural-resource rights. */
const DATABASE_SECTORS: readonly Sector[] = ['LAND', 'MINERAL'];

/** The last moment of the demo world: nothing in it happens later. */
export const WORLD_END = new Date('2026-11-20T18:00:00+08:00');

/** What a sandbox system of province.yaml serves; the same at each start. */
export function demoWorldOptions({ id, sector, region, profile }: LegacySystem): WorldOptions {
  const share = region.endsWith('0000') ? 1 : 0.1;
  return {
    seed: id,
    sectors: profile === 'exchange-database' && sector === 'LAND' ? DATABASE_SECTORS : [sector],
    regionCode: region,
    projects: PROVINCE_PROJECTS[sector] * share,
    from: new Date('2016-11-01T00:00:00+08:00'),
    to: WORLD_END,
    dirtShare: 0.08,
  };
}

/** The truth behind one sandbox system. */
export function demoWorld(system: LegacySystem): readonly WorldProject[] {
  return generateWorld(demoWorldOptions(system));
}
