export { MAPPING_VERSION, mapRow } from './mapping.ts';
export { readDetailPage } from './detail-page.ts';
export type { PlatformRow } from './wire.ts';
