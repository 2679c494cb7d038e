import type { PartyRole } from '../codes/party-role.ts';
import type { Coded } from './coded.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { PartyCodeKind } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** 法人基本信息 (table 100) as one system registers a market entity. Bank accounts and persons' phones are not read at all. */
export interface Organisation extends RecordHead {
  readonly kind: 'organisation';
  readonly name: string;
  /** 法人代码 as printed; null where it is a citizen's id number (WITHHELD). */
  readonly code: string | null;
  readonly codeKind: PartyCodeKind | null;
  readonly codeChecks: boolean | null;
  /** 法人角色, one each. */
  readonly roles: readonly Coded<PartyRole>[];
  /** 法人机构类别 as printed (dictionary 25, whose values were not seen). */
  readonly organisationType: string | null;
  /** 法人业务状态 as printed (dictionary 1101, whose values were not seen). */
  readonly status: string | null;
  /** GB/T 2260. */
  readonly region: Coded<string> | null;
  /** GB/T 4754, as printed. */
  readonly industry: string | null;
  readonly legalRepresentative: string | null;
  readonly registeredCapital: Money | null;
  readonly licenceNumber: string | null;
  readonly licenceUntil: Instant | null;
  readonly address: string | null;
  readonly website: string | null;
  /** Code of the organisation it is a branch of, where the system states it. */
  readonly parentCode: string | null;
  /** 数据时间戳: when the entity was registered or last confirmed there. */
  readonly registeredAt: Instant | null;
}
