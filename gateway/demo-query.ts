/** The query that `npm start` prints: projects of every sector in 沈阳 with what the index knows and what their systems say right now. */
export const DEMO_QUERY = `query Demo {
  projects(first: 20, filter: { regions: ["210100"] }) {
    totalCount { value kind }
    coverage { complete asOf sources { system state asOf matched { value } error { code } } }
    nodes {
      __typename id title sector stage publishedAt dealCodes
      region { code name }
      budget { yuan } dealAmount { yuan }
      parties { role name code }
      notices { kind title publishedAt { at } }
      source { system nativeId fetchedAt state }
      ... on EngineeringProject { detail { source { state fetchedAt } lots { lotCode title estimate { yuan } } awards { status price { yuan } parties { name } } } }
      ... on ProcurementProject { detail { source { state fetchedAt } awards { status price { yuan } parties { name } } contracts { contractCode price { yuan } } } }
      ... on LandProject { detail { source { state fetchedAt } parcels { parcelCode landUse areaSquareMetres startPrice { yuan } } } }
      ... on MineralProject { detail { source { state fetchedAt } mineralRights { right mineral areaSquareKilometres } } }
      ... on PropertyRightsProject { detail { source { state fetchedAt } assets { assetCode title listingPrice { yuan } } } }
    }
  }
}`;

/** The demo query as a command for a shell. */
export function demoCommand(url: string): string {
  const body = JSON.stringify({ query: DEMO_QUERY.replace(/\s+/gu, ' ') });
  return `curl -s ${url} -H 'content-type: application/json' -d '${body}'`;
}
