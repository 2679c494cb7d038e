/** Raised when the mapping changes, so that stored records can be told apart. */
export const MAPPING_VERSION = 'portal-search-rest/1';
