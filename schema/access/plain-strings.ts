/** Texts of the hub itself: code lists, policies, the catalogue, inspections and remarks of ours. No legacy system writes them. */
const OWN_TYPES: ReadonlySet<string> = new Set(
  (
    'Viewer CodeInspection CodeSegment CodeFinding CodeList CodeListEntry LocalCode LocalCodeList EntityType PageInfo ProjectCatalogue ' +
    'CatalogueFinding CatalogueItem CatalogueCategory Policy PolicyCitation PolicyMark PolicyFileVersion PolicyVersion LegacySystem ' +
    'SourceFailure Derivation IssuedDealCode RegionName'
  ).split(' '),
);

/** Codes, numbers and addresses, wherever they stand: masking would break them, and what is no code in them is not kept (identifiers). */
const CODES: ReadonlySet<string> = new Set(
  (
    'assetCode code companyCode contractCode creditCode currency cursor dealCode dealCodes field investmentProjectCode licenceNumber ' +
    'lotCode lotCodes mappingVersion month nativeId organisationCode parcelCode projectCode rowKey section supervisionNumber url website'
  ).split(' '),
);

/** Whether a text is known to hold no words of a legacy system, and with them nobody's personal data. */
export function isPlainString(coordinate: string): boolean {
  const [type, field] = coordinate.split('.');
  return OWN_TYPES.has(type!) || CODES.has(field!);
}
