import { createSectorSubgraph, type SectorInput } from '../sector-subgraph.ts';

/** 工程建设: engineering projects. */
export const engineeringSubgraph = (input: SectorInput) =>
  createSectorSubgraph('engineering', { EngineeringProject: ['lots', 'awards', 'contracts'] }, input);
