import { expect } from 'vitest';
import type { RecordKind, RecordOf, TradeRecord } from '../../schema/records/record.ts';

type Fields<Kind extends RecordKind> = {
  readonly [Field in Exclude<keyof RecordOf<Kind>, 'kind' | 'nativeId' | 'projectNativeId' | 'source' | 'stated'>]: true;
};

/** Every field of every record; the compiler refuses a forgotten or an invented one. */
const FIELDS: { readonly [Kind in RecordKind]: Fields<Kind> } = {
  project: {
    sector: true,
    title: true,
    projectCode: true,
    constructionProjectCode: true,
    investmentProjectCode: true,
    dealCodes: true,
    region: true,
    method: true,
    stage: true,
    createdAt: true,
    budget: true,
    content: true,
    classification: true,
    parties: true,
    platformName: true,
    platformCode: true,
  },
  constructionProject: {
    projectCode: true,
    title: true,
    investmentProjectCode: true,
    region: true,
    address: true,
    legalPerson: true,
    industry: true,
    fundSource: true,
    scale: true,
    approvalName: true,
    approvalNumber: true,
    approvalAuthority: true,
    createdAt: true,
  },
  lot: {
    lotCode: true,
    title: true,
    dealCodes: true,
    content: true,
    classification: true,
    estimate: true,
    qualification: true,
    durationDays: true,
    createdAt: true,
  },
  notice: {
    sector: true,
    noticeKind: true,
    nature: true,
    title: true,
    publishedAt: true,
    region: true,
    content: true,
    contentType: true,
    url: true,
    media: true,
    deadline: true,
    openingAt: true,
    publicFrom: true,
    publicTo: true,
    lotCodes: true,
    dealCodes: true,
    attachments: true,
  },
  opening: { title: true, openedAt: true, place: true, content: true, lotCodes: true },
  bid: {
    lotCode: true,
    bidder: true,
    price: true,
    submittedAt: true,
    bondPaid: true,
    bond: true,
    listedAsDishonest: true,
    durationDays: true,
    remark: true,
  },
  award: {
    status: true,
    lotCode: true,
    rank: true,
    parties: true,
    price: true,
    decidedAt: true,
    durationDays: true,
    quality: true,
    dealCodes: true,
  },
  contract: {
    contractCode: true,
    title: true,
    lotCode: true,
    parties: true,
    price: true,
    signedAt: true,
    term: true,
    content: true,
    dealCodes: true,
  },
  performance: { title: true, lotCode: true, parties: true, settlement: true, finishedAt: true, content: true },
  parcel: {
    parcelCode: true,
    investmentProjectCode: true,
    supervisionNumber: true,
    location: true,
    areaSquareMetres: true,
    areaRaw: true,
    landUse: true,
    supplyMethod: true,
    term: true,
    landGrade: true,
    plotRatioMin: true,
    plotRatioMax: true,
    dealPrice: true,
    startPrice: true,
    approvedBy: true,
    signedAt: true,
  },
  mineralRight: {
    right: true,
    title: true,
    licenceNumber: true,
    mineral: true,
    areaSquareKilometres: true,
    areaRaw: true,
    location: true,
    coordinates: true,
    term: true,
    validFrom: true,
    validTo: true,
    registrationType: true,
    authority: true,
    price: true,
  },
  propertyAsset: {
    assetCode: true,
    title: true,
    category: true,
    percent: true,
    appraisal: true,
    listingPrice: true,
    listedAt: true,
    listingDays: true,
    holders: true,
    buyerConditions: true,
    approvedBy: true,
    companyName: true,
    companyCode: true,
  },
  organisation: {
    name: true,
    code: true,
    codeKind: true,
    codeChecks: true,
    roles: true,
    organisationType: true,
    status: true,
    region: true,
    industry: true,
    legalRepresentative: true,
    registeredCapital: true,
    licenceNumber: true,
    licenceUntil: true,
    address: true,
    website: true,
    parentCode: true,
    registeredAt: true,
  },
  qualification: {
    holderCode: true,
    role: true,
    level: true,
    name: true,
    classification: true,
    certificateNumber: true,
    validUntil: true,
  },
  creditEvent: {
    eventKind: true,
    party: true,
    eventCode: true,
    title: true,
    reason: true,
    basis: true,
    result: true,
    measure: true,
    authority: true,
    documentNumber: true,
    occurredAt: true,
    decidedAt: true,
    disclosedAt: true,
    restrictedAction: true,
    restrictedFrom: true,
    restrictedUntil: true,
    withdrawn: true,
    scope: true,
    projectCode: true,
    lotCode: true,
    dealCodes: true,
    contractPrice: true,
    settlement: true,
  },
  complaint: {
    title: true,
    projectCode: true,
    lotCode: true,
    dealCodes: true,
    against: true,
    reason: true,
    content: true,
    result: true,
    basis: true,
    filedAt: true,
    acceptedAt: true,
    decidedAt: true,
    restrictedAction: true,
    restrictedFrom: true,
    restrictedUntil: true,
    handlingUnit: true,
  },
  evaluator: { lotCode: true, name: true, type: true, checkedInAt: true, isChair: true },
  bidFile: {
    lotCode: true,
    bidder: true,
    documentName: true,
    documentSize: true,
    documentMd5: true,
    submittedAt: true,
    cpuId: true,
    diskSerial: true,
    memorySerial: true,
    ipAddress: true,
    macAddress: true,
  },
};

const HEAD = ['kind', 'nativeId', 'projectNativeId', 'source'];
/** Fields that only some profiles fill. */
const OPTIONAL = new Set(['stated']);
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?([+-]\d{2}:\d{2}|Z)$/u;

/** Every field of the record's type is there, none is undefined, and money, times and provenance have their agreed shapes. */
export function expectCompleteRecord(record: TradeRecord): void {
  expect(
    Object.keys(record)
      .filter((field) => !OPTIONAL.has(field))
      .sort(),
    record.kind,
  ).toEqual([...HEAD, ...Object.keys(FIELDS[record.kind])].sort());
  expect(undefinedPaths(record)).toEqual([]);
  expect(record.nativeId).not.toBe('');
  expect(record.source.rawHash).toMatch(/^[0-9a-f]{64}$/u);
  expect(record.source.fetchedAt).toMatch(ISO_TIME);
  for (const value of valuesOf(record)) expectValueShape(value);
}

function expectValueShape(value: object): void {
  if ('at' in value && 'precision' in value) expect(value.at).toMatch(ISO_TIME);
  if ('yuan' in value && value.yuan !== null) expect(value.yuan).toMatch(/^-?\d+(\.\d+)?$/u);
}

function* valuesOf(value: unknown): Iterable<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const child of Object.values(value)) yield* valuesOf(child);
}

function undefinedPaths(value: unknown, path = ''): readonly string[] {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => undefinedPaths(child, `${path}.${key}`));
}
