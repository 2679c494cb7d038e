import type { Viewer } from '../../schema/access/viewer.ts';
import type { StoreReader } from '../store-reader.ts';

export type AccessStore = Pick<StoreReader, 'ledger'>;

export interface AccessContext {
  readonly store: AccessStore;
  readonly viewer: Viewer;
  readonly now: () => Date;
}
