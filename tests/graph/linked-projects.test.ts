/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the graph are read as they come */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoWorlds } from '../../adapters/sandbox/world/demo-worlds.ts';
import { LINK_REASONS } from '../../schema/codes/link-reason.ts';
import { loadProvince, type GatewayGraph, type LoadedProvince } from './loaded-province.ts';

let loaded: LoadedProvince;
let graph: GatewayGraph;

beforeAll(async () => {
  loaded = await loadProvince();
  graph = await loaded.openGateway();
}, 400_000);
afterAll(async () => {
  await graph.stop();
  await loaded.stop();
});

const LINKED =
  'id title alsoKnownAs { id source { system } } relatedProjects { reason strength evidence { fact value } project { id title } }';

async function projectTitled(title: string): Promise<any> {
  const { data, errors } = await graph.ask(
    `query($text: String!) { projects(first: 50, filter: { text: $text }) { nodes { ${LINKED} } } }`,
    {
      text: title,
    },
  );
  expect(errors).toBeUndefined();
  return data.projects.nodes.find((node: any) => node.title === title);
}

const worldOf = (system: string) => demoWorlds(loaded.province).find((world) => world.system.id === system)!.projects;

describe('the demo province, linked', () => {
  it('shows a purchase that the exchange mirrors once, with its other entry, and asks each system for its own', async () => {
    const mirrored = worldOf('ln-engineering').filter(({ sector }) => sector === 'PROCUREMENT');
    expect(mirrored).toHaveLength(25);
    const { data } = await graph.ask(
      'query($code: String!) { projectByCode(dealCode: $code) { id title source { system } alsoKnownAs { id source { system } } } }',
      { code: mirrored[0]!.lots[0]!.dealCode },
    );
    const systems = data.projectByCode.map(({ source }: any) => source.system);
    expect(systems).toContain('ln-procurement');
    const listed = await projectTitled(mirrored[0]!.title);
    expect(listed.id).toMatch(/^procurement:ln-procurement:/u);
    expect(listed.alsoKnownAs).toEqual([
      { id: `procurement:ln-engineering:${mirrored[0]!.localCode}`, source: { system: 'ln-engineering' } },
    ]);
    const { data: both } = await graph.ask(
      'query($ids: [ID!]!) { a: project(id: "procurement:ln-engineering:CODE") { title ... on ProcurementProject { detail { source { system state } failure { code } lots { title } } } } }'
        .replace('CODE', mirrored[0]!.localCode)
        .replace('($ids: [ID!]!)', ''),
    );
    expect(both.a.detail).toMatchObject({ source: { system: 'ln-engineering', state: 'LIVE' }, failure: null });
    expect(both.a.detail.lots).toHaveLength(mirrored[0]!.lots.length);
  });

  it('mirrors all of them', async () => {
    const counted = await loaded.hub.store.projects.list(
      { systems: ['ln-engineering'], sectors: ['PROCUREMENT'] },
      { field: 'PUBLISHED_AT', direction: 'DESC' },
      { limit: 100 },
    );
    const aliases = await loaded.hub.store.links.aliasesOf(counted.rows.map(({ id }) => id));
    expect([counted.rows.length, aliases.size]).toEqual([25, 25]);
  });

  it.each(LINK_REASONS.filter((reason) => reason !== 'SAME_PROJECT'))('holds projects that are linked as %s', async (reason) => {
    const titles = worldOf('ln-engineering').concat(worldOf('ln-procurement'), worldOf('ln-land-mineral'));
    const marks: Record<string, RegExp> = {
      RETENDER: /（第二次）$/u,
      SPLIT_SECTIONS: /第二标段$/u,
      MERGED_SECTIONS: /三、四标段$/u,
      LAND_TO_CONSTRUCTION: /号地块建设项目工程施工$/u,
      FRAMEWORK_CALL_OFF: /框架协议$/u,
      SAME_CONSTRUCTION_PROJECT: /第二标段$/u,
    };
    const shared = new Map(
      Map.groupBy(titles, ({ investmentProjectCode: code }) => code ?? '')
        .entries()
        .filter(([code, of]) => code !== '' && of.length > 1),
    );
    const chosen =
      reason === 'SAME_INVESTMENT_PROJECT'
        ? [...shared.values()].map(([first]) => first!)
        : titles.filter(({ title }) => marks[reason]!.test(title));
    expect(chosen.length).toBeGreaterThan(2);
    for (const { title } of chosen.slice(0, 12)) {
      const { relatedProjects } = (await projectTitled(title)) ?? { relatedProjects: [] };
      const found = relatedProjects.filter((link: any) => link.reason === reason);
      expect(found.length, `${title} ${JSON.stringify(relatedProjects)}`).toBeGreaterThan(0);
      expect(found.every(({ project, evidence }: any) => project.title !== null && evidence.length > 0)).toBe(true);
    }
  });

  it('keeps qualifications and credit events apart from projects, and from the public what is for government only', async () => {
    const register = demoWorlds(loaded.province).find((world) => world.register !== undefined)!.register!;
    const codes = [...new Set(register.creditEvents.map(({ party }) => party.creditCode))];
    const events = [...(await loaded.hub.store.register.creditEventsOf(codes)).values()].flat();
    const open = register.creditEvents.filter(({ scope }) => scope === 'PUBLIC');
    expect(events.map(({ facts }) => facts.documentNumber).sort()).toEqual(open.map(({ documentNumber }) => documentNumber).sort());
    expect(events.every(({ facts }) => facts.projectNativeId === null)).toBe(true);
    const organisations = await loaded.hub.store.register.organisationsOf(register.organisations.map(({ party }) => party.creditCode));
    expect([...organisations.values()].flat()).toHaveLength(register.organisations.length);
  });
});
