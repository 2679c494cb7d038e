import type { Award } from './award.ts';
import type { Bid } from './bid.ts';
import type { BidFile } from './bid-file.ts';
import type { Complaint } from './complaint.ts';
import type { ConstructionProject } from './construction-project.ts';
import type { Contract } from './contract.ts';
import type { CreditEvent } from './credit-event.ts';
import type { Evaluator } from './evaluator.ts';
import type { Lot } from './lot.ts';
import type { MineralRight } from './mineral-right.ts';
import type { Notice } from './notice.ts';
import type { Opening } from './opening.ts';
import type { Organisation } from './organisation.ts';
import type { Parcel } from './parcel.ts';
import type { Performance } from './performance.ts';
import type { Project } from './project.ts';
import type { PropertyAsset } from './property-asset.ts';
import type { Qualification } from './qualification.ts';

/** Records of trading projects. */
export const TRADE_RECORD_KINDS = [
  'project',
  'constructionProject',
  'lot',
  'notice',
  'opening',
  'bid',
  'award',
  'contract',
  'performance',
  'parcel',
  'mineralRight',
  'propertyAsset',
] as const;
/** Records of market entities. */
export const REGISTER_RECORD_KINDS = ['organisation', 'qualification', 'creditEvent'] as const;
/** Records that are never public, and that nothing public is derived from. */
export const SECRET_RECORD_KINDS = ['complaint', 'evaluator', 'bidFile'] as const;
export const RECORD_KINDS = [...TRADE_RECORD_KINDS, ...REGISTER_RECORD_KINDS, ...SECRET_RECORD_KINDS] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Any canonical record. */
export type TradeRecord =
  | Project
  | ConstructionProject
  | Lot
  | Notice
  | Opening
  | Bid
  | Award
  | Contract
  | Performance
  | Parcel
  | MineralRight
  | PropertyAsset
  | Organisation
  | Qualification
  | CreditEvent
  | Complaint
  | Evaluator
  | BidFile;

/** The record type of a kind. */
export type RecordOf<Kind extends RecordKind> = Extract<TradeRecord, { readonly kind: Kind }>;
