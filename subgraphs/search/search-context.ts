import DataLoader from 'dataloader';
import type { LegacySystem } from '../../adapters/province.ts';
import { rowScope } from '../../schema/access/belonging.ts';
import type { Viewer } from '../../schema/access/viewer.ts';
import type { CreditEvent } from '../../schema/records/credit-event.ts';
import type { StoreReader } from '../store-reader.ts';
import type { ComplaintRow } from '../store/complaints/complaints.ts';
import type { ProjectLink } from '../store/links/project-links.ts';
import type { EntityRow, EntityStatement } from '../store/register/register.ts';
import type { NoticeRow, ProjectParty, ProjectRow, SystemState, TimelineEvent } from '../store/rows.ts';

/** What one request reads: each question about many projects is asked of the store once. */
export interface SearchContext {
  readonly store: StoreReader;
  readonly viewer: Viewer;
  readonly systems: readonly LegacySystem[];
  readonly projects: DataLoader<string, ProjectRow | null>;
  readonly notices: DataLoader<string, NoticeRow | null>;
  /** Long texts of notices. */
  readonly contents: DataLoader<string, string | null>;
  readonly parties: DataLoader<string, readonly ProjectParty[]>;
  readonly timelines: DataLoader<string, readonly TimelineEvent[]>;
  readonly links: DataLoader<string, readonly ProjectLink[]>;
  readonly aliases: DataLoader<string, readonly string[]>;
  /** By identity: a joined one gives the entity it is joined to. */
  readonly entities: DataLoader<string, EntityRow | null>;
  readonly restricting: DataLoader<string, readonly EntityStatement<CreditEvent>[]>;
  readonly withdrawals: DataLoader<string, readonly EntityStatement<CreditEvent>[]>;
  /** Within the viewer's scope. */
  readonly complaintsOf: DataLoader<string, readonly ComplaintRow[]>;
  readonly noticesOf: DataLoader<string, readonly NoticeRow[]>;
  /** By system id. */
  readonly states: () => Promise<ReadonlyMap<string, SystemState>>;
}

export function searchContext(store: StoreReader, systems: readonly LegacySystem[], viewer: Viewer): SearchContext {
  let states: Promise<ReadonlyMap<string, SystemState>> | null = null;
  return {
    store,
    viewer,
    systems,
    projects: new DataLoader((ids) => store.projects.byIds(ids)),
    notices: new DataLoader((ids) => store.notices.byIds(ids)),
    contents: new DataLoader((ids) => contentsOf(store, ids)),
    parties: listLoader((ids) => store.projects.partiesOf(ids)),
    timelines: listLoader((ids) => store.projects.timelineOf(ids)),
    links: listLoader((ids) => store.links.linksOf(ids)),
    aliases: listLoader((ids) => store.links.aliasesOf(ids)),
    entities: new DataLoader((ids) => store.register.byIds(ids)),
    restricting: listLoader((ids) => store.register.restrictingOf(ids)),
    withdrawals: listLoader((ids) => store.register.withdrawalsOf(ids)),
    complaintsOf: listLoader((ids) => store.complaints.byProjects(ids, rowScope('COMPLAINTS', viewer))),
    noticesOf: listLoader((ids) => store.notices.byProjects(ids)),
    states: () => (states ??= store.systems.states().then((rows) => new Map(rows.map((row) => [row.system, row])))),
  };
}

async function contentsOf(store: StoreReader, ids: readonly string[]): Promise<(string | null)[]> {
  const found = await store.notices.contentsOf(ids);
  return ids.map((id) => found.get(id) ?? null);
}

function listLoader<Row>(batch: (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly Row[]>>) {
  return new DataLoader<string, readonly Row[]>(async (ids) => {
    const found = await batch(ids);
    return ids.map((id) => found.get(id) ?? []);
  });
}
