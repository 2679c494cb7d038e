import { readFileSync } from 'node:fs';
import { CATALOGUE_STATE_LIST } from './codes/catalogue-state.ts';
import { CODE_KIND_LIST } from './codes/code-kind.ts';
import type { CodeList } from './codes/code-list.ts';
import { CODE_CONFLICT_KIND_LIST, CODE_ORIGIN_LIST } from './codes/code-conflict-kind.ts';
import { COMPLAINT_STATE_LIST } from './codes/complaint-state.ts';
import { CONFIDENCE_LIST } from './codes/confidence.ts';
import { CREDIT_EVENT_KIND_LIST, DISCLOSURE_SCOPE_LIST } from './codes/credit-event-kind.ts';
import { LINK_REASON_LIST, LINK_STRENGTH_LIST } from './codes/link-reason.ts';
import { NOTICE_KIND_LIST } from './codes/notice-kind.ts';
import { PARTY_ROLE_LIST } from './codes/party-role.ts';
import { POLICY_KIND_LIST } from './codes/policy-kind.ts';
import { POLICY_LEVEL_LIST } from './codes/policy-level.ts';
import { POLICY_STATUS_LIST } from './codes/policy-status.ts';
import { SECTOR_LIST } from './codes/sector.ts';
import { STAGE_LIST } from './codes/stage.ts';
import { TRADE_METHOD_LIST } from './codes/trade-method.ts';
import { VIEWER_ROLE_LIST } from './codes/viewer-role.ts';
import { CODE_RULE_LIST } from './identifiers/inspection/code-rules.ts';

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject", "@inaccessible", "@tag", "@composeDirective"])
  @link(url: "https://yiwang.invalid/access/v1.0", import: ["@access"])
  @composeDirective(name: "@access")

directive @access(rule: String!) on FIELD_DEFINITION | OBJECT

directive @public on FIELD_DEFINITION

directive @sealed(rule: String!) on FIELD_DEFINITION

directive @scoped on FIELD_DEFINITION

directive @mask(rule: String!, reveal: String!) on FIELD_DEFINITION`;

/** Which files and code lists make up the SDL of each subgraph, besides its own file. */
const PARTS = {
  coding: {
    files: ['code-inspection', 'code-lists', 'scalars', 'values', 'paging'],
    lists: {
      Sector: SECTOR_LIST,
      Confidence: CONFIDENCE_LIST,
      CodeConflictKind: CODE_CONFLICT_KIND_LIST,
      CodeOrigin: CODE_ORIGIN_LIST,
      CodeKind: CODE_KIND_LIST,
      CodeRule: CODE_RULE_LIST,
    },
  },
  search: {
    files: ['scalars', 'values', 'party', 'paging', 'restriction', 'record-kind', 'complaint'],
    lists: {
      Sector: SECTOR_LIST,
      Stage: STAGE_LIST,
      TradeMethod: TRADE_METHOD_LIST,
      NoticeKind: NOTICE_KIND_LIST,
      PartyRole: PARTY_ROLE_LIST,
      LinkReason: LINK_REASON_LIST,
      LinkStrength: LINK_STRENGTH_LIST,
      ComplaintState: COMPLAINT_STATE_LIST,
    },
  },
  registry: {
    files: ['scalars', 'values', 'paging', 'restriction', 'record-kind'],
    lists: {
      Sector: SECTOR_LIST,
      PartyRole: PARTY_ROLE_LIST,
      CreditEventKind: CREDIT_EVENT_KIND_LIST,
      DisclosureScope: DISCLOSURE_SCOPE_LIST,
    },
  },
  policy: {
    files: ['scalars', 'values', 'paging'],
    lists: {
      Sector: SECTOR_LIST,
      PolicyKind: POLICY_KIND_LIST,
      PolicyLevel: POLICY_LEVEL_LIST,
      PolicyStatus: POLICY_STATUS_LIST,
      CatalogueState: CATALOGUE_STATE_LIST,
      Confidence: CONFIDENCE_LIST,
    },
  },
  access: { files: ['scalars', 'values', 'paging'], lists: { Sector: SECTOR_LIST, ViewerRole: VIEWER_ROLE_LIST } },
  engineering: sectorParts(),
  procurement: sectorParts(),
  'land-mineral': sectorParts(),
  'property-rights': sectorParts(),
  other: sectorParts(),
} satisfies Record<string, Parts>;

interface Parts {
  readonly files: readonly string[];
  readonly lists: Readonly<Record<string, CodeList<string>>>;
}

export type SubgraphName = keyof typeof PARTS;
export const SUBGRAPH_NAMES = Object.keys(PARTS) as SubgraphName[];

/** The complete SDL of a subgraph: its own file, the shared types it uses, and its code lists as enums. */
export function subgraphSdl(name: SubgraphName): string {
  const { files, lists }: Parts = PARTS[name];
  const enums = Object.entries(lists).map(([type, list]) => enumSdl(type, list));
  return [LINK, readSdl(name), ...files.map(readSdl), ...enums].join('\n\n');
}

function sectorParts(): Parts {
  return { files: ['detail', 'scalars', 'values', 'party'], lists: { PartyRole: PARTY_ROLE_LIST } };
}

function readSdl(file: string): string {
  return readFileSync(new URL(`./sdl/${file}.graphql`, import.meta.url), 'utf8').trim();
}

function enumSdl(type: string, { zh, source, entries }: CodeList<string>): string {
  const values = entries.map((entry) => `  ${JSON.stringify(`${entry.zh}。${entry.en}.`)}\n  ${entry.code}`);
  return `${JSON.stringify(`${zh}。Source: ${source}.`)}\nenum ${type} {\n${values.join('\n')}\n}`;
}
