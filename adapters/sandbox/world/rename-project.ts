import type { WorldEvent, WorldLot, WorldParty, WorldProject } from './world-project.ts';

/** What of a project is changed wherever it is printed. */
export interface Renaming {
  readonly title?: string;
  readonly owner?: WorldParty;
  /** Its place is that of this one. */
  readonly placeOf?: Pick<WorldProject, 'regionCode' | 'regionName' | 'cityCode' | 'cityName'>;
  /** A line that its notices state besides. */
  readonly line?: string;
}

/** The same project under another title, owner or place: its lots and notices say so too. */
export function renameProject(
  project: WorldProject,
  { title = project.title, owner = project.owner, placeOf, line }: Renaming,
): WorldProject {
  const renamed = (text: string) => text.replaceAll(project.title, title).replaceAll(project.owner.name, owner.name);
  const lots = project.lots.map((lot): WorldLot => ({ ...lot, title: renamed(lot.title) }));
  const content = (text: string) => (line === undefined ? renamed(text) : renamed(text).replace(/^/u, `${line}\n`));
  const events = project.events.map((event): WorldEvent => ({ ...event, title: renamed(event.title), content: content(event.content) }));
  const { regionCode, regionName, cityCode, cityName } = placeOf ?? project;
  return { ...project, title, owner, regionCode, regionName, cityCode, cityName, lots, events };
}

/** The same project as a further tender of another one's construction project. */
export function underConstructionProject(project: WorldProject, { projectCode }: WorldProject, number: number): WorldProject {
  const tenderProjectCode = `${projectCode}${String(number).padStart(3, '0')}`;
  const lots = project.lots.map((lot): WorldLot => ({
    ...lot,
    lotCode: tenderProjectCode + lot.lotCode.slice(project.tenderProjectCode.length),
  }));
  return { ...project, projectCode, tenderProjectCode, lots };
}
