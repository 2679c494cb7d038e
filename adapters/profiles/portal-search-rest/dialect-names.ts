/** The two interfaces of the software: the search index and the lists of channels. */
export const DIALECT_NAMES = ['fulltext', 'channel'] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];
