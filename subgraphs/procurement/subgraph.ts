import { createSectorSubgraph, type SectorInput } from '../sector-subgraph.ts';

/** 政府采购: government procurement projects. */
export const procurementSubgraph = (input: SectorInput) =>
  createSectorSubgraph('procurement', { ProcurementProject: ['lots', 'awards', 'contracts'] }, input);
