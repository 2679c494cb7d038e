import { createSectorSubgraph, type SectorInput } from '../sector-subgraph.ts';

/** 土地使用权、矿业权: land-use and mineral rights. */
export const landMineralSubgraph = (input: SectorInput) =>
  createSectorSubgraph('land-mineral', { LandProject: ['parcels', 'awards'], MineralProject: ['mineralRights', 'awards'] }, input);
