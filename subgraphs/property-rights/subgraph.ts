import { createSectorSubgraph, type SectorInput } from '../sector-subgraph.ts';

/** 国有产权: state-owned property rights. */
export const propertyRightsSubgraph = (input: SectorInput) =>
  createSectorSubgraph('property-rights', { PropertyRightsProject: ['assets', 'awards'] }, input);
