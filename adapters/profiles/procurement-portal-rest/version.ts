/** Raised when the mapping changes, so that stored records can be told apart. */
export const MAPPING_VERSION = 'procurement-portal-rest/1';
