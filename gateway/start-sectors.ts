import type { Systems } from '../adapters/systems.ts';
import { engineeringSubgraph } from '../subgraphs/engineering/subgraph.ts';
import { landMineralSubgraph } from '../subgraphs/land-mineral/subgraph.ts';
import { otherSubgraph } from '../subgraphs/other/subgraph.ts';
import { procurementSubgraph } from '../subgraphs/procurement/subgraph.ts';
import { propertyRightsSubgraph } from '../subgraphs/property-rights/subgraph.ts';
import type { CopyReader } from '../subgraphs/store-reader.ts';
import type { Subgraph } from '../subgraphs/subgraph.ts';
import { logFault } from './start-log.ts';

const SECTOR_SUBGRAPHS = {
  engineering: engineeringSubgraph,
  procurement: procurementSubgraph,
  'land-mineral': landMineralSubgraph,
  'property-rights': propertyRightsSubgraph,
  other: otherSubgraph,
};

export type SectorSubgraphName = keyof typeof SECTOR_SUBGRAPHS;
export const SECTOR_SUBGRAPH_NAMES = Object.keys(SECTOR_SUBGRAPHS) as SectorSubgraphName[];

export function sectorSubgraphs(names: readonly SectorSubgraphName[], systems: Systems, copies: CopyReader): readonly Subgraph[] {
  return names.map((name) => SECTOR_SUBGRAPHS[name]({ systems, copies, onFault: logFault }));
}
