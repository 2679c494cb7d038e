import { isObjectType, type DirectiveNode, type GraphQLField, type GraphQLSchema } from 'graphql';

/** A field of an object type, whose resolver may be wrapped. */
export interface ObjectField {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly directives: readonly DirectiveNode[];
  readonly isRoot: boolean;
}

/** Every field of every object type, those of introspection left out. */
export function objectFields(schema: GraphQLSchema): readonly ObjectField[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return types
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        coordinate: `${type.name}.${field.name}`,
        field,
        directives: field.astNode?.directives ?? [],
        isRoot: type === schema.getQueryType(),
      })),
    );
}
