import { createSectorSubgraph, type SectorInput } from '../sector-subgraph.ts';

/** 其他公共资源: any other public resource. */
export const otherSubgraph = (input: SectorInput) => createSectorSubgraph('other', { OtherProject: ['awards', 'contracts'] }, input);
