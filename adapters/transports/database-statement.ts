/** A statement with its values kept apart: `texts` has one element more than `values`. */
export interface Statement {
  readonly texts: readonly string[];
  readonly values: readonly string[];
}

/** Writes a statement: inserted strings become values, inserted statements (and `raw` names) become text. */
export function sql(texts: TemplateStringsArray, ...inserted: readonly (string | Statement)[]): Statement {
  return inserted.reduce<Statement>((sum, part, index) => append(append(sum, asStatement(part)), raw(texts[index + 1]!)), raw(texts[0]!));
}

/** Text that is part of the statement itself: names from a table of columns, never a value from outside. */
export function raw(text: string): Statement {
  return { texts: [text], values: [] };
}

/** Several statements with a separator between them. */
export function joined(parts: readonly Statement[], separator: string): Statement {
  return parts.reduce((sum, part, index) => append(index === 0 ? sum : append(sum, raw(separator)), part), raw(''));
}

function asStatement(part: string | Statement): Statement {
  return typeof part === 'string' ? { texts: ['', ''], values: [part] } : part;
}

function append(left: Statement, right: Statement): Statement {
  const seam = left.texts.at(-1)! + right.texts[0]!;
  return { texts: [...left.texts.slice(0, -1), seam, ...right.texts.slice(1)], values: [...left.values, ...right.values] };
}
