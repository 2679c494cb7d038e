import { isTypeDefinitionNode, Kind, type DocumentNode, type FieldDefinitionNode, type TypeNode } from 'graphql';
import { maskOf, type FieldMask } from './field-masks.ts';
import { isPlainString } from './plain-strings.ts';
import { isAccessRule, type AccessRuleName } from './rules.ts';

/** What the SDL says of fields besides who may read them. */
export interface FieldMarks {
  /** `Type.field` of fields that lack, while the phase of the rule lasts, what it names: `@sealed(rule:)`. */
  readonly sealed: ReadonlyMap<string, AccessRuleName>;
  /** `Type.field` of masked fields: `@mask(rule:, reveal:)`. */
  readonly masked: ReadonlyMap<string, FieldMask>;
}

/** @throws naming every mark whose rule is not known, and every open text that is neither masked nor known to be nobody's own words */
export function fieldMarksIn(documents: readonly DocumentNode[]): FieldMarks {
  const fields = documents.flatMap(fieldsOf);
  const masked = new Map(fields.flatMap(([coordinate, { directives = [] }]) => entryOf(coordinate, maskOf(directives, coordinate))));
  const sealed = new Map(fields.flatMap(([coordinate, field]) => entryOf(coordinate, sealOf(coordinate, field))));
  const undecided = fields.filter(([coordinate, field]) => isOpenText(field) && !masked.has(coordinate) && !isPlainString(coordinate));
  if (undecided.length > 0) throw new Error(undecided.map(([coordinate]) => undecidedText(coordinate)).join('\n'));
  return { sealed, masked };
}

function fieldsOf({ definitions }: DocumentNode): readonly (readonly [string, FieldDefinitionNode])[] {
  return definitions.filter(isTypeDefinitionNode).flatMap((type) => {
    const fields = 'fields' in type ? (type.fields ?? []) : [];
    return fields.flatMap((field) =>
      field.kind === Kind.FIELD_DEFINITION ? [[`${type.name.value}.${field.name.value}`, field] as const] : [],
    );
  });
}

function entryOf<Value>(coordinate: string, value: Value | null): readonly (readonly [string, Value])[] {
  return value === null ? [] : [[coordinate, value]];
}

function sealOf(coordinate: string, { directives = [] }: FieldDefinitionNode): AccessRuleName | null {
  const sealed = directives.find(({ name }) => name.value === 'sealed');
  if (sealed === undefined) return null;
  const value = sealed.arguments?.find(({ name }) => name.value === 'rule')?.value;
  const rule = value?.kind === Kind.STRING ? value.value : '';
  if (!isAccessRule(rule)) throw new Error(`${coordinate}: @sealed 的规则 ${rule} 不存在 / there is no access rule ${rule}`);
  return rule;
}

function isOpenText({ type, directives = [] }: FieldDefinitionNode): boolean {
  return namedType(type) === 'String' && directives.some(({ name }) => name.value === 'public');
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function undecidedText(coordinate: string): string {
  return `${coordinate}: 文字字段应标 @mask，或列入 plain-strings.ts / a text needs @mask, or a place in plain-strings.ts`;
}
