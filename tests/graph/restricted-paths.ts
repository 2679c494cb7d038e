import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** A field on the way, and the type that has it. */
export interface Step {
  readonly parent: string;
  readonly field: string;
  /** The field with its arguments. */
  readonly call: string;
}

/** A restricted field that open fields lead to; the last step is the field itself. */
export interface Entry {
  readonly coordinate: string;
  readonly steps: readonly Step[];
  /** What is asked within it: everything. */
  readonly inside: string;
}

export interface PathOptions {
  readonly schema: GraphQLSchema;
  readonly isRestricted: (coordinate: string) => boolean;
  /** `Type.field` → the field with arguments that lead to a value. */
  readonly calls: Readonly<Record<string, string>>;
  /** Where to begin: fields of Query by default. */
  readonly from?: readonly Reached[];
}

export interface Reached {
  readonly type: GraphQLCompositeType;
  readonly steps: readonly Step[];
}

/** The shortest open way to every restricted field that has one. */
export function entriesOf(options: PathOptions): readonly Entry[] {
  const { schema, isRestricted } = options;
  const known = new Map<string, readonly Step[]>();
  let reached: readonly Reached[] = options.from ?? [{ type: schema.getQueryType()!, steps: [] }];
  for (const { type, steps } of reached) known.set(type.name, steps);
  const entries = new Map<string, Entry>();
  while (reached.length > 0) {
    const places = reached.flatMap((place) => placesBelow(place, options));
    for (const place of places.filter(({ coordinate }) => isRestricted(coordinate)))
      if (!entries.has(place.coordinate)) entries.set(place.coordinate, { ...place, inside: everythingIn(place.type, options.calls) });
    const open = places.flatMap(({ coordinate, type, steps }) =>
      !isRestricted(coordinate) && isCompositeType(type) ? [{ type, steps }] : [],
    );
    const fresh: Reached[] = [];
    for (const place of open.flatMap((one) => possible(one, schema))) {
      if (known.has(place.type.name)) continue;
      known.set(place.type.name, place.steps);
      fresh.push(place);
    }
    reached = fresh;
  }
  return [...entries.values()];
}

function possible(place: Reached, schema: GraphQLSchema): readonly Reached[] {
  return isAbstractType(place.type) ? [place, ...schema.getPossibleTypes(place.type).map((type) => ({ ...place, type }))] : [place];
}

function placesBelow({ type, steps }: Reached, { calls }: PathOptions) {
  return Object.values(isUnionType(type) ? {} : type.getFields()).flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`;
    const call = callOf(coordinate, field, calls);
    if (call === null) return [];
    return [{ coordinate, type: getNamedType(field.type), steps: [...steps, { parent: type.name, field: field.name, call }] }];
  });
}

/** Null where an argument is required that nobody has listed. */
function callOf(coordinate: string, { name, args }: GraphQLField<unknown, unknown>, calls: PathOptions['calls']): string | null {
  return calls[coordinate] ?? (args.some(isRequiredArgument) ? null : name);
}

/** Every field within, each type once on the way; empty for a leaf. */
function everythingIn(type: unknown, calls: PathOptions['calls'], within: readonly string[] = []): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  if (within.includes(type.name)) return '{ __typename }';
  // Interfaces stand for the whole graph: what is asked of them here is that they are there.
  if (isInterfaceType(type)) return '{ __typename id }';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const call = callOf(`${type.name}.${field.name}`, field, calls);
    return call === null ? [] : [`${call} ${everythingIn(getNamedType(field.type), calls, [...within, type.name])}`];
  });
  return `{ ${fields.join(' ')} }`;
}

/** A request along a way, and the places of the restricted field in its answer. */
export interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, boolean>>;
  /** By response keys, lists left out. */
  readonly places: readonly (readonly string[])[];
}

export type Writing = (entry: Entry, schema: GraphQLSchema) => Asked | null;

/** Who asks is always asked beside it: it is open, and must be answered. */
const BESIDE = 'viewer { role }';

function keysOf({ steps }: Entry): readonly string[] {
  return steps.map(({ field }) => field);
}

/** Each call within the one before, whatever is put around it. */
function nested({ steps, inside }: Entry, around: (step: Step, selection: string, depth: number) => string): string {
  return steps.reduceRight((selection, step, depth) => `{ __typename ${around(step, selection, depth)} }`, inside);
}

function withBeside(selection: string): string {
  return selection.replace('{', `{ ${BESIDE}`);
}

/** Only the way, each field on its type. */
export function wayTo(entry: Entry): string {
  return nested(entry, ({ call, parent }, selection) => `... on ${parent} { ${call} ${selection} }`);
}

/** A type condition where the way goes through an interface. */
function conditioned({ parent }: Step, field: string, schema: GraphQLSchema): string {
  const type = schema.getType(parent);
  return isObjectType(type) && type.getInterfaces().length > 0 ? `... on ${parent} { ${field} }` : field;
}

function written(entry: Entry, schema: GraphQLSchema, write: (step: Step, selection: string) => string): string {
  return withBeside(nested(entry, (step, selection) => conditioned(step, write(step, selection), schema)));
}

/** Every way of writing a request for the same field. */
export const WRITINGS: Readonly<Record<string, Writing>> = {
  plainly: (entry, schema) => ({ query: written(entry, schema, ({ call }, selection) => `${call} ${selection}`), places: [keysOf(entry)] }),
  'through aliases': (entry, schema) => ({
    query: written(entry, schema, ({ call, field }, selection) => `my_${field}: ${call} ${selection}`),
    places: [keysOf(entry).map((key) => `my_${key}`)],
  }),
  'through inline fragments': (entry, schema) => ({
    query: written(entry, schema, ({ call, parent }, selection) => `... { ... on ${parent} { ${call} ${selection} } }`),
    places: [keysOf(entry)],
  }),
  'through named fragments within each other': (entry) => {
    const fragments = entry.steps.map(({ parent, call }, depth) => {
      const next = entry.steps[depth + 1];
      const selection = next === undefined ? entry.inside : `{ __typename ...Part${depth + 1} }`;
      return `fragment Part${depth} on ${parent} { ... on ${parent} { ${call} ${selection} } }`;
    });
    return { query: `{ ${BESIDE} ...Part0 } ${fragments.join(' ')}`, places: [keysOf(entry)] };
  },
  'through an interface': (entry, schema) => {
    const isThere = ({ parent }: Step) => interfacesOf(parent, schema).length > 0;
    if (!entry.steps.some(isThere)) return null;
    const query = nested(entry, (step, selection) => {
      const [first] = interfacesOf(step.parent, schema);
      const field = `${step.call} ${selection}`;
      return first === undefined
        ? field
        : `... on ${first} { ... on ${step.parent} { ... on ${first} { ... on ${step.parent} { ${field} } } } }`;
    });
    return { query: withBeside(query), places: [keysOf(entry)] };
  },
  'where a condition includes it': (entry, schema) => ({
    query: `query ($asked: Boolean!) ${lastDirected(entry, schema, '@include(if: $asked)')}`,
    variables: { asked: true },
    places: [keysOf(entry)],
  }),
  'where a condition leaves it out': (entry, schema) => ({
    query: `query ($asked: Boolean!) ${lastDirected(entry, schema, '@include(if: $asked)')}`,
    variables: { asked: false },
    places: [],
  }),
  'where a condition skips nothing': (entry, schema) => ({
    query: `query ($asked: Boolean!) ${lastDirected(entry, schema, '@skip(if: $asked)')}`,
    variables: { asked: false },
    places: [keysOf(entry)],
  }),
  'twice under two names': (entry, schema) => {
    const last = entry.steps.length - 1;
    const query = nested(entry, (step, selection, depth) => {
      const field = `${step.call} ${selection}`;
      return conditioned(step, depth === last ? `one: ${field} other: ${field} ${field}` : field, schema);
    });
    const way = keysOf(entry).slice(0, -1);
    return { query: withBeside(query), places: [...['one', 'other'].map((key) => [...way, key]), keysOf(entry)] };
  },
  'in the middle of what is open': (entry, schema) => {
    const query = written(entry, schema, ({ call }, selection) => `before: __typename ${call} ${selection} after: __typename`);
    return { query, places: [keysOf(entry)] };
  },
};

function interfacesOf(parent: string, schema: GraphQLSchema): readonly string[] {
  const type = schema.getType(parent);
  return isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
}

function lastDirected(entry: Entry, schema: GraphQLSchema, directive: string): string {
  const last = entry.steps.at(-1);
  return written(entry, schema, (step, selection) => `${step.call} ${step === last ? directive : ''} ${selection}`);
}

/** `Type.field`s of which an answer to `asked` holds a value. */
export function answeredIn(entry: Entry, data: unknown, schema: GraphQLSchema): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown, type: unknown): void => {
    if (Array.isArray(value)) return value.forEach((one) => walk(one, type));
    if (value === null || typeof value !== 'object' || (!isObjectType(type) && !isInterfaceType(type))) return;
    for (const [key, inner] of Object.entries(value)) {
      const field = ownerOf(type, key, schema);
      if (field === null || inner === null) continue;
      found.add(field.coordinate);
      // Of an interface, the field is one of the type that it is.
      found.add(`${String((value as Record<string, unknown>)['__typename'])}.${key}`);
      walk(inner, getNamedType(field.field.type));
    }
  };
  walk(data, schema.getQueryType());
  return found.has(entry.coordinate) ? found : new Set();
}

function ownerOf(type: GraphQLCompositeType, key: string, schema: GraphQLSchema) {
  const types = [type, ...(isAbstractType(type) ? schema.getPossibleTypes(type) : [])];
  for (const owner of types) {
    const field = isUnionType(owner) ? undefined : owner.getFields()[key];
    if (field !== undefined) return { coordinate: `${owner.name}.${key}`, field };
  }
  return null;
}
