import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** Values to ask with, as GraphQL literals: `Type.field(argument)`, `Input.field` or the bare name of an argument or input field. */
export type AskedValues = Readonly<Record<string, readonly string[]>>;

export interface QueryOptions {
  readonly schema: GraphQLSchema;
  readonly values: AskedValues;
  /** Steps from the root; a connection and its rows are one, what consists of leaves only is none. */
  readonly depth: number;
  /** `Type.field`s that are not asked for. */
  readonly leavesOut: (coordinate: string) => boolean;
}

/** Asks for fields of one place; several are put together to one request. */
export interface Piece {
  /** Fields and type conditions from the root on. */
  readonly path: readonly string[];
  readonly leaves: readonly string[];
}

/** Limits of the gateway, with room. */
const MAX_SELECTIONS = 600;
const MAX_ROOT_FIELDS = 18;
const MAX_ALIASES = 30;
const WRAPPER = /(?:Connection|Edge)$/u;

/** Every place to the depth, every leaf there, with required arguments as first listed and the others as they are by default. */
export function wholeGraph(options: QueryOptions): readonly Piece[] {
  return rootFields(options).flatMap((field) => piecesOf(field, [callOf('Query', field, options)], options.depth, options));
}

/** Every argument to the depth with each of its values, each filter field and each order; each on the shortest way to its field. */
export function everyArgument(options: QueryOptions): readonly Piece[] {
  const known = new Set<string>();
  const pieces: Piece[] = [];
  let places = rootFields(options).map((field): Place => ({ parent: 'Query', field, path: [] }));
  for (let depth = 0; depth <= options.depth && places.length > 0; depth += 1) {
    const fresh = places.filter(({ parent, field }) => !known.has(`${parent}.${field.name}`));
    for (const { parent, field } of fresh) known.add(`${parent}.${field.name}`);
    pieces.push(...fresh.flatMap((place) => argumentsAt(place, options)));
    places = fresh.flatMap((place) => placesBelow(place, options));
  }
  return pieces;
}

/** Lists of the root, in each order, of which one row at a time can be asked for. */
export function everyList(
  options: QueryOptions,
): readonly { readonly call: (cursor: string | null) => string; readonly leaves: readonly Piece[] }[] {
  const lists = rootFields(options).filter(({ args }) => args.some(({ name }) => name === 'after'));
  return lists.flatMap((field) => {
    const order = field.args.find(({ name }) => name === 'orderBy');
    const orders =
      order === undefined ? [''] : valuesOf(`Query.${field.name}(orderBy)`, order, options).map((value) => `orderBy: ${value}, `);
    return orders.map((chosen) => ({
      call: (cursor: string | null) => `${field.name}(${chosen}first: 1${cursor === null ? '' : `, after: ${JSON.stringify(cursor)}`})`,
      leaves: piecesOf(field, [], 0, options).map(briefly),
    }));
  });
}

/** Requests whose fields, arguments and values are a letter off, so that the graph may suggest what was meant. */
export function misspelt({ schema }: QueryOptions): readonly string[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  const ofTypes = types.filter(isObjectType).map((type) => {
    const names = Object.keys(type.getFields()).map((name) => `${name}x`);
    return `{ ...Part ... on ${type.name}x { id } } fragment Part on ${type.name} { ${names.join(' ')} }`;
  });
  const calls = Object.values(schema.getQueryType()!.getFields()).flatMap(misspeltArguments);
  const parts = Array.from({ length: Math.ceil(calls.length / MAX_ROOT_FIELDS) }, (_, part) =>
    calls.slice(part * MAX_ROOT_FIELDS, (part + 1) * MAX_ROOT_FIELDS),
  );
  return [...ofTypes, ...parts.map((part) => `{ ${part.map((call, index) => `q${index}: ${call} { __typename }`).join(' ')} }`)];
}

function misspeltArguments({ name, args }: GraphQLField<unknown, unknown>): readonly string[] {
  const literals = args.flatMap((argument) => [
    `${argument.name}x: 1`,
    ...misspeltValues(argument.type).map((value) => `${argument.name}: ${value}`),
  ]);
  return literals.map((literal) => `${name}(${literal})`);
}

function misspeltValues(given: GraphQLInputType): readonly string[] {
  const type = getNamedType(given);
  if (isEnumType(type)) return type.getValues().map(({ name }) => `${name}X`);
  if (!isInputObjectType(type)) return [];
  const fields = Object.values(type.getFields());
  const inner = fields.flatMap((field) => misspeltValues(field.type).map((value) => `{ ${field.name}: ${value} }`));
  return [...fields.map(({ name }) => `{ ${name}x: 1 }`), ...inner];
}

function rootFields({ schema, leavesOut }: QueryOptions): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getQueryType()!.getFields()).filter(({ name }) => !leavesOut(`Query.${name}`));
}

/** A field with its required arguments, once for each of their values. */
function callsOf(parent: string, { name, args }: GraphQLField<unknown, unknown>, options: QueryOptions): readonly string[] {
  const [required, ...others] = args.filter(isRequiredArgument);
  if (required === undefined) return [name];
  if (others.length > 0) throw new Error(`${parent}.${name}: two required arguments are not foreseen here`);
  return valuesOf(`${parent}.${name}(${required.name})`, required, options).map((value) => `${name}(${required.name}: ${value})`);
}

function callOf(parent: string, field: GraphQLField<unknown, unknown>, options: QueryOptions): string {
  return callsOf(parent, field, options)[0]!;
}

function piecesOf(field: GraphQLField<unknown, unknown>, path: readonly string[], depth: number, options: Within): readonly Piece[] {
  const type = getNamedType(field.type);
  return isCompositeType(type) ? placesIn(type, path, depth, options) : [{ path: path.slice(0, -1), leaves: path.slice(-1) }];
}

type Within = QueryOptions & { readonly within?: readonly string[] };

function placesIn(type: GraphQLCompositeType, path: readonly string[], depth: number, options: Within): readonly Piece[] {
  const { within = [] } = options;
  const fields = fieldsOf(type, options);
  const here: Piece = { path, leaves: ['__typename', ...fields.flatMap((field) => leafOf(type.name, field, options) ?? [])] };
  // From itself a type is asked for its leaves only: the ways to interfaces within interfaces multiply.
  if (within.includes(type.name)) return [here];
  // The rows of a connection are asked for as its nodes.
  if (type.name.endsWith('Edge')) return [{ path, leaves: [...here.leaves, 'node { __typename }'] }];
  const below = fields.flatMap((field) => {
    if (leafOf(type.name, field, options) !== null) return [];
    const left = WRAPPER.test(type.name) ? depth : depth - 1;
    return left < 0
      ? []
      : piecesOf(field, [...path, callOf(type.name, field, options)], left, { ...options, within: [...within, type.name] });
  });
  return [here, ...below, ...ofPossibleTypes(type, path, depth, options)];
}

/** What its types have and an interface has not. */
function ofPossibleTypes(type: GraphQLCompositeType, path: readonly string[], depth: number, options: QueryOptions): readonly Piece[] {
  // Further from the root the same types are reached as at the root.
  if (!isAbstractType(type) || depth < options.depth) return [];
  const shared = isUnionType(type) ? {} : type.getFields();
  return options.schema.getPossibleTypes(type).flatMap((possible) => {
    const leavesOut = (coordinate: string) => options.leavesOut(coordinate) || isShared(coordinate, possible.name, shared);
    return placesIn(possible, [...path, `... on ${possible.name}`], depth, { ...options, leavesOut });
  });
}

function isShared(coordinate: string, type: string, shared: object): boolean {
  const [owner, field] = coordinate.split('.');
  return owner === type && field! in shared;
}

function fieldsOf(type: GraphQLCompositeType, { leavesOut }: QueryOptions): readonly GraphQLField<unknown, unknown>[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).filter(({ name }) => !leavesOut(`${type.name}.${name}`));
}

/** A field that is a leaf or consists of leaves only, with its selection; null for any other. */
function leafOf(parent: string, field: GraphQLField<unknown, unknown>, options: QueryOptions): string | null {
  const type = getNamedType(field.type);
  const call = callOf(parent, field, options);
  if (!isCompositeType(type)) return call;
  const fields = fieldsOf(type, options);
  const leaves = fields.filter(({ type: own, args }) => !isCompositeType(getNamedType(own)) && !args.some(isRequiredArgument));
  return isObjectType(type) && leaves.length === fields.length ? `${call} { ${fields.map(({ name }) => name).join(' ')} }` : null;
}

/** A field and the way to it. */
interface Place {
  readonly parent: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly path: readonly string[];
}

function argumentsAt({ parent, field, path }: Place, options: QueryOptions): readonly Piece[] {
  const given = callOf(parent, field, options).replace(/\)$/u, ', ').replace(/^\w+$/u, '$&(');
  const optional = field.args.filter((argument) => !isRequiredArgument(argument));
  const calls = optional.flatMap((argument) =>
    valuesOf(`${parent}.${field.name}(${argument.name})`, argument, options).map((value) => `${given}${argument.name}: ${value})`),
  );
  return [...callsOf(parent, field, options).slice(1), ...calls].flatMap((call) =>
    piecesOf(field, [...path, call], 0, options).map(briefly),
  );
}

/** What rows are told apart by comes first. */
function briefly({ path, leaves }: Piece): Piece {
  return { path, leaves: leaves.slice(0, 4) };
}

function placesBelow({ parent, field, path }: Place, options: QueryOptions): readonly Place[] {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return [];
  const next = [...path, callOf(parent, field, options)];
  return [type, ...(isAbstractType(type) ? options.schema.getPossibleTypes(type) : [])].flatMap((owner) => {
    const at = owner === type ? next : [...next, `... on ${owner.name}`];
    return fieldsOf(owner, options).map((inner): Place => ({ parent: owner.name, field: inner, path: at }));
  });
}

/** @throws for what the table does not foresee, so that a new argument joins. */
function valuesOf(coordinate: string, input: GraphQLArgument | GraphQLInputField, { values }: QueryOptions): readonly string[] {
  const listed = values[coordinate] ?? values[input.name];
  if (listed !== undefined) return listed;
  const known = valuesOfType(input.type, (field, own) => valuesOf(`${own.name}.${field.name}`, field, { values } as QueryOptions));
  if (known === null) throw new Error(`${coordinate}: no values to ask with are listed`);
  return known;
}

type InputValues = (field: GraphQLInputField, input: GraphQLInputObjectType) => readonly string[];

function valuesOfType(type: GraphQLInputType, inputValues: InputValues): readonly string[] | null {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const entries = valuesOfType(inner.ofType, inputValues);
    return entries === null ? null : isNonNullType(type) ? subsets(entries) : entries.map((entry) => `[${entry}]`);
  }
  if (isEnumType(inner)) return inner.getValues().map(({ name }) => name);
  if (isInputObjectType(inner)) return valuesOfInput(inner, inputValues);
  return inner.name === 'Boolean' ? ['true', 'false'] : null;
}

/** Where a field is required, with each value of the others; else each field alone. */
function valuesOfInput(input: GraphQLInputObjectType, inputValues: InputValues): readonly string[] {
  const fields = Object.values(input.getFields());
  const each = fields.map((field) => inputValues(field, input).map((value) => `${field.name}: ${value}`));
  const whole = fields.some(({ type }) => isNonNullType(type))
    ? each.reduce((sofar, next) => sofar.flatMap((one) => next.map((other) => `${one}, ${other}`)))
    : each.flat();
  return whole.map((value) => `{ ${value} }`);
}

function subsets(entries: readonly string[]): readonly string[] {
  const chosen = entries.reduce<readonly (readonly string[])[]>((sofar, entry) => [...sofar, ...sofar.map((set) => [...set, entry])], [[]]);
  return chosen.filter((set) => set.length > 0).map((set) => `[${set.join(', ')}]`);
}

/** Puts pieces together to as few requests as the gateway allows. */
export function requestsOf(pieces: readonly Piece[]): readonly string[] {
  const requests: string[] = [];
  let tree = branch();
  let [size, aliases] = [0, 0];
  for (const piece of pieces) {
    const more = piece.leaves.join(' ').split(/\W+/u).length + piece.path.length;
    const moreAliases = [...piece.path.slice(1), ...piece.leaves].filter(hasArguments).length;
    const isNewRoot = !tree.branches.has(piece.path[0] ?? '');
    const isFull =
      size + more > MAX_SELECTIONS || aliases + moreAliases > MAX_ALIASES || (isNewRoot && tree.branches.size >= MAX_ROOT_FIELDS);
    if (isFull && size > 0) {
      requests.push(printed(tree));
      [tree, size, aliases] = [branch(), 0, 0];
    }
    grow(tree, piece);
    [size, aliases] = [size + more, aliases + moreAliases];
  }
  return size === 0 ? requests : [...requests, printed(tree)];
}

interface Branch {
  readonly leaves: Set<string>;
  readonly branches: Map<string, Branch>;
}

function branch(): Branch {
  return { leaves: new Set(), branches: new Map() };
}

function grow(tree: Branch, { path, leaves }: Piece): void {
  let place = tree;
  for (const part of path) place = place.branches.get(part) ?? place.branches.set(part, branch()).get(part)!;
  for (const leaf of leaves) place.leaves.add(leaf);
}

function hasArguments(call: string): boolean {
  return /^\w+\(/u.test(call);
}

/** The same field may be asked with several arguments: root fields, and those with arguments, have aliases. */
function printed({ leaves, branches }: Branch): string {
  let next = 0;
  const aliased = (call: string) => (hasArguments(call) ? `a${(next += 1)}: ${call}` : call);
  const selectionSet = (place: Branch): string => {
    const inner = [...place.branches].map(([part, below]) => `${aliased(part)} ${selectionSet(below)}`);
    const all = [...[...place.leaves].map(aliased), ...inner];
    return `{ ${all.length === 0 ? '__typename' : all.join(' ')} }`;
  };
  const roots = [...leaves, ...[...branches].map(([part, below]) => `${part} ${selectionSet(below)}`)];
  return `{ ${roots.map((root, index) => `q${index}: ${root}`).join(' ')} }`;
}
