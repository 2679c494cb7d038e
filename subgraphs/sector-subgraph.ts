import type { Systems } from '../adapters/systems.ts';
import { parseProjectId } from '../schema/identifiers/project-id.ts';
import type { SubgraphName } from '../schema/subgraph-sdl.ts';
import type { StoredDossier } from './store/rows.ts';
import DataLoader from 'dataloader';
import { openLiveProjects, type LiveProjects } from './live-projects.ts';
import { projectDetail, type ProjectDetail } from './project-detail.ts';
import type { CopyReader } from './store-reader.ts';
import { createSubgraph, type Subgraph } from './subgraph.ts';
import { sourceFailure, typedError } from './subgraph-error.ts';

export interface SectorInput {
  readonly systems: Systems;
  /** The last good copies; null where this process has no store. */
  readonly copies: CopyReader;
  /** Clock, so that tests can hold it. */
  readonly now?: () => Date;
  readonly onFault?: (subgraph: string, error: unknown) => void;
}

/** Lists of the detail that a type shows by itself too. */
export type DetailList = 'lots' | 'awards' | 'contracts' | 'parcels' | 'mineralRights' | 'assets';

interface SectorContext {
  readonly live: LiveProjects;
  readonly copies: DataLoader<string, StoredDossier | null>;
  /** Of a system. */
  readonly regionOf: (system: string) => string | null;
  readonly now: Date;
}

interface Reference {
  readonly id: string;
}

/** A sector subgraph: the live detail of its project types, each with the lists it shows by itself. */
export function createSectorSubgraph(
  name: SubgraphName,
  types: Readonly<Record<string, readonly DetailList[]>>,
  { systems, copies, now = () => new Date(), onFault = () => undefined }: SectorInput,
): Subgraph {
  const liveProjects = openLiveProjects(systems);
  const regions = new Map(systems.list.map(({ id, region }) => [id, region]));
  const contextOf = (signal: AbortSignal): SectorContext => ({
    live: liveProjects(signal),
    copies: new DataLoader((ids) => copiesOf(copies, ids, (error) => onFault(name, error))),
    regionOf: (system) => regions.get(system) ?? null,
    now: now(),
  });
  const resolvers = Object.fromEntries(Object.entries(types).map(([type, lists]) => [type, typeResolvers(lists)]));
  return createSubgraph<SectorContext>({ name, resolvers, contextOf, onFault });
}

function typeResolvers(lists: readonly DetailList[]) {
  const detail = ({ id }: Reference, _arguments: unknown, context: SectorContext) => detailOf(id, context);
  const listResolver = (list: DetailList) => async (reference: Reference, _arguments: unknown, context: SectorContext) =>
    (await detail(reference, _arguments, context))[list];
  return {
    __resolveReference: ({ id }: Reference) => ({ id }),
    detail,
    ...Object.fromEntries(lists.map((list) => [list, listResolver(list)])),
  };
}

async function detailOf(id: string, { live, copies, regionOf, now }: SectorContext): Promise<ProjectDetail> {
  const parts = parseProjectId(id);
  const answer = await live.find(id);
  if (parts === null || answer === null)
    throw typedError('NOT_FOUND', '来源系统没有该项目', 'the system does not know this project', parts?.system);
  const about = { id: parts, systemRegion: regionOf(parts.system), now };
  if (answer.state !== 'FAILED') return projectDetail({ ...about, ...answer.dossier, state: answer.state, failure: null, complete: true });
  const copy = await copies.load(id);
  if (copy === null) throw answer.failure;
  return projectDetail({ ...about, ...staleCopy(copy), failure: sourceFailure(answer.failure) });
}

function staleCopy({ records, completeAsOf }: StoredDossier) {
  return { state: 'STALE' as const, records, unreadable: [], complete: completeAsOf !== null };
}

/** A store that fails leaves the systems' own failures to be told. */
async function copiesOf(copies: CopyReader, ids: readonly string[], onFault: (error: unknown) => void): Promise<(StoredDossier | null)[]> {
  const found = await copies?.dossiers(ids).catch((error: unknown) => onFault(error));
  return ids.map((id) => found?.get(id) ?? null);
}
