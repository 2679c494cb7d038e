import { defaultFieldResolver, getNamedType, isCompositeType, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { Belonging } from '../schema/access/belonging.ts';
import { SECTORS, type Sector } from '../schema/codes/sector.ts';
import { parseProjectId } from '../schema/identifiers/project-id.ts';
import type { Belongings, GuardedRequest } from './guarded-request.ts';
import { objectFields } from './object-fields.ts';

type Path = GraphQLResolveInfo['path'];

const UNKNOWN: Belonging = { system: null, sector: null, region: null, entity: null };

/** Remembers at each place that leads to other values what its parent is of: they are of the same unless they say otherwise. */
export function traceBelongings(schema: GraphQLSchema): void {
  for (const { field } of objectFields(schema)) {
    if (!isCompositeType(getNamedType(field.type))) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (parent, fieldArguments, context, info) => {
      const { belongings } = info.rootValue as GuardedRequest;
      belongings.set(info.path, belongingOf(parent, info.path, belongings));
      return resolve(parent, fieldArguments, context, info);
    };
  }
}

/** What the parent of a field is of: as it says itself, else as what leads to it. */
export function belongingOf(parent: unknown, { prev }: Path, belongings: Belongings): Belonging {
  const inherited = inheritedAt(prev, belongings);
  if (typeof parent !== 'object' || parent === null) return inherited;
  const stated = statedBy(parent);
  const isOfAnother = stated.system !== undefined && inherited.system !== null && stated.system !== inherited.system;
  return { ...(isOfAnother ? UNKNOWN : inherited), ...stated };
}

function inheritedAt(path: Path | undefined, belongings: Belongings): Belonging {
  if (path === undefined) return UNKNOWN;
  return belongings.get(path) ?? inheritedAt(path.prev, belongings);
}

/** What a value states about itself: rows name their system, sector and region, records their source, projects have it in their id. */
function statedBy(value: object): Partial<Belonging> {
  const { belongsTo, system, source, id, sector, region } = value as Readonly<Record<string, unknown>>;
  if (typeof belongsTo === 'object' && belongsTo !== null) return belongsTo;
  const inId = typeof id === 'string' ? parseProjectId(id) : null;
  const ofSystem = system ?? (source as { readonly system?: unknown } | undefined)?.system ?? inId?.system;
  const ofSector = isSector(sector) ? sector : null;
  return {
    ...(typeof ofSystem === 'string' ? { system: ofSystem } : {}),
    ...(ofSector === null ? {} : { sector: ofSector }),
    ...('region' in value ? { region: codeOf(region) } : {}),
  };
}

function isSector(value: unknown): value is Sector {
  return SECTORS.some((sector) => sector === value);
}

function codeOf(region: unknown): string | null {
  if (typeof region === 'string') return region;
  const code = (region as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}
