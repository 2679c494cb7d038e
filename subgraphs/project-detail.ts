import type { RowUnreadable } from '../adapters/adapter.ts';
import type { ProjectId } from '../schema/identifiers/project-id.ts';
import type { Project } from '../schema/records/project.ts';
import type { RecordKind, RecordOf, TradeRecord } from '../schema/records/record.ts';
import type { ConstructionProject } from '../schema/records/construction-project.ts';
import { withoutEvaluators } from '../schema/access/mask-record.ts';
import { sealOf, withoutSealed } from '../schema/access/seal.ts';
import { regionView } from './region-view.ts';
import type { SourceFailure } from './subgraph-error.ts';
import { unreadableView } from './unreadable-view.ts';

export interface DetailInput {
  readonly id: ProjectId;
  /** Of its system, for a project that states none (GB/T 2260); null where not even the system is known. */
  readonly systemRegion: string | null;
  readonly state: 'LIVE' | 'CACHED' | 'STALE';
  readonly records: readonly TradeRecord[];
  readonly unreadable: readonly RowUnreadable[];
  readonly failure: SourceFailure | null;
  /** The moment by which is judged what is disclosed. */
  readonly now: Date;
  /** False for a copy that was made before its system was read to the end. */
  readonly complete: boolean;
}

/** Everything a project consists of, as the graph shows it. */
export function projectDetail({ id, systemRegion, state, records: all, unreadable, failure, complete, now }: DetailInput) {
  const { system, nativeId, sector } = id;
  const records = withoutSealed(all, now).map(withoutEvaluators);
  const { sealed } = sealOf(all, now);
  const within =
    (stated: readonly TradeRecord[]) =>
    <Kind extends RecordKind>(kind: Kind) =>
      stated.filter((record) => record.kind === kind) as RecordOf<Kind>[];
  const [of, ofAll] = [within(records), within(all)];
  const projects = of('project');
  const construction = of('constructionProject').at(-1);
  const region = lastStated(projects, 'region')?.code ?? systemRegion;
  return {
    belongsTo: { system, sector, region, entity: null },
    source: { system, nativeId, state, ...readingOf(records) },
    failure,
    complete,
    projectCode: lastStated(projects, 'projectCode'),
    content: lastStated(projects, 'content'),
    classification: lastStated(projects, 'classification'),
    investmentProjectCode: lastStated(projects, 'investmentProjectCode'),
    constructionProject: construction === undefined ? null : constructionView(construction),
    lots: of('lot'),
    openings: of('opening'),
    bids: of('bid'),
    awards: of('award'),
    contracts: of('contract'),
    performances: of('performance'),
    parcels: of('parcel'),
    mineralRights: of('mineralRight'),
    assets: of('propertyAsset'),
    sealedBids: sealed ? ofAll('bid') : [],
    bidFiles: sealed ? [] : ofAll('bidFile'),
    evaluators: ofAll('evaluator'),
    unreadable: unreadable.map(unreadableView),
  };
}

export type ProjectDetail = ReturnType<typeof projectDetail>;

/** The newest reading and the newest change among the records. */
function readingOf(records: readonly TradeRecord[]) {
  const sources = records.map(({ source }) => source);
  return {
    fetchedAt: latest(sources.map(({ fetchedAt }) => fetchedAt)),
    sourceUpdatedAt: latest(sources.flatMap(({ sourceUpdatedAt }) => sourceUpdatedAt ?? [])),
    mappingVersion: sources.at(-1)?.mappingVersion ?? null,
  };
}

function latest(times: readonly string[]): string | null {
  return times.reduce<string | null>((last, time) => (last === null || Date.parse(time) > Date.parse(last) ? time : last), null);
}

function lastStated<Key extends keyof Project>(projects: readonly Project[], key: Key): Project[Key] | null {
  return projects.findLast((project) => project[key] !== null)?.[key] ?? null;
}

function constructionView(record: ConstructionProject) {
  return { ...record, region: record.region === null ? null : regionView(record.region.code, record.region.raw) };
}
