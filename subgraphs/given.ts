type Given<Filter> = { readonly [Key in keyof Filter]?: Exclude<Filter[Key], null> };

/** A filter without the parts that were given as null: they ask for nothing. */
export function given<Filter extends object>(filter: Filter | null | undefined): Given<Filter> {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value !== null)) as Given<Filter>;
}
