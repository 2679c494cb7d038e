import { defaultFieldResolver, type GraphQLField, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { isInReach } from '../schema/access/belonging.ts';
import { maskOf, type FieldMask } from '../schema/access/field-masks.ts';
import { maskedStated } from '../schema/access/mask-record.ts';
import { MASK_RULES, type MaskRule } from '../schema/access/mask-rules.ts';
import { refusalOf } from '../schema/access/refusal.ts';
import { belongingOf } from './belonging-of.ts';
import { noteRead, type GuardedRequest } from './guarded-request.ts';
import { objectFields } from './object-fields.ts';

/** Shows every field that the SDL masks without its personal data, but to viewers whose reach includes it: what they are shown is noted. */
export function maskFields(schema: GraphQLSchema): void {
  for (const { coordinate, field, directives } of objectFields(schema)) {
    const mask = maskOf(directives, coordinate);
    if (mask !== null) maskField(field, coordinate, mask);
  }
}

function maskField(field: GraphQLField<unknown, unknown>, coordinate: string, mask: FieldMask): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (parent, fieldArguments, context, info) => {
    const shown = (printed: unknown) => shownValue(printed, parent, { coordinate, mask, info });
    const printed: unknown = resolve(parent, fieldArguments, context, info);
    return printed instanceof Promise ? printed.then(shown) : shown(printed);
  };
}

type Mask = MaskRule['mask'];

interface MaskedField {
  readonly coordinate: string;
  readonly mask: FieldMask;
  readonly info: GraphQLResolveInfo;
}

function shownValue(printed: unknown, parent: unknown, { coordinate, mask: { rule, reveal }, info }: MaskedField): unknown {
  const masked = maskedValue(printed, maskBeside(parent, info.fieldName, MASK_RULES[rule].mask));
  const { viewer, reads, belongings } = info.rootValue as GuardedRequest;
  if (masked === printed || refusalOf(reveal, viewer) !== null) return masked;
  const belonging = belongingOf(parent, info.path, belongings);
  if (!isInReach(reveal, viewer, belonging)) return masked;
  noteRead(reads, { coordinate, place: info.path, value: printed, systems: [belonging.system] });
  return printed;
}

function maskBeside(parent: unknown, field: string, mask: Mask): Mask {
  const label = field === 'value' ? (parent as { readonly label?: unknown }).label : null;
  return typeof label === 'string' ? (text) => maskedStated(label, text, mask) : mask;
}

/** The same value where there is nothing to mask. */
function maskedValue(printed: unknown, mask: Mask): unknown {
  if (typeof printed === 'string') return mask(printed);
  if (!Array.isArray(printed)) return printed;
  const masked = printed.map((entry) => maskedValue(entry, mask));
  return masked.every((entry, index) => entry === printed[index]) ? printed : masked;
}
