import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { calendarDateExists } from '../schema/identifiers/calendar-date.ts';
import { typedError } from './subgraph-error.ts';

const MAX_LENGTH = 64;

function textScalar(name: string, isValid: (text: string) => boolean): GraphQLScalarType<string, string> {
  const parseValue = (value: unknown): string => {
    if (typeof value === 'string' && value.length <= MAX_LENGTH && isValid(value)) return value;
    throw typedError('BAD_INPUT', `不是有效的 ${name}`, `this is no valid ${name}`);
  };
  const parseLiteral = (node: ValueNode) => parseValue(node.kind === Kind.STRING ? node.value : null);
  return new GraphQLScalarType({ name, serialize: (value) => value as string, parseValue, parseLiteral });
}

/** A day that the calendar has, as `2026-11-21`. */
function isCalendarDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && calendarDateExists(text.replaceAll('-', ''));
}

/** Scalars of the graph: text both ways, so that no decimal and no offset is altered on the way. */
export const SCALARS = {
  DateTime: textScalar('DateTime', (text) => /^\d{4}-\d{2}-\d{2}T/u.test(text) && !Number.isNaN(Date.parse(text))),
  Date: textScalar('Date', isCalendarDate),
  Decimal: textScalar('Decimal', (text) => /^-?\d{1,30}(?:\.\d{1,10})?$/u.test(text)),
};
