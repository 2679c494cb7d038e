import type { Viewer } from '../../schema/access/viewer.ts';
import { regionView } from '../region-view.ts';

export const viewerFields = { regions: ({ regions }: Viewer) => regions.map((code) => regionView(code, null)) };
