import { Big } from 'big.js';
import type { PartyRole } from '../../../schema/codes/party-role.ts';
import type { Money } from '../../../schema/records/money.ts';
import type { Party } from '../../../schema/records/party.ts';
import type { RecordKind, TradeRecord } from '../../../schema/records/record.ts';
import { yuanOf } from '../project-amounts.ts';
import { identitiesIn, type Identity } from './identity.ts';

/** An entity takes part in a project in a role. */
export interface Mention {
  readonly identity: Identity;
  readonly role: PartyRole;
  /** Null where only its code is printed. */
  readonly name: string | null;
  /** Yuan; every member of a consortium is given the whole. Null where none is stated. */
  readonly amount: string | null;
  /** Kinds of records that name it in this role. */
  readonly statedIn: readonly RecordKind[];
}

/** A party with the kind of record that names it. */
export interface StatedParty {
  readonly party: Party;
  readonly recordKind: RecordKind;
}

const TAKING_ROLES: ReadonlySet<PartyRole> = new Set(['WINNER', 'SUPPLIER', 'GRANTEE', 'BUYER']);

/** One mention per entity and role; persons are none. */
export function projectMentions(parties: readonly StatedParty[], records: readonly TradeRecord[]): readonly Mention[] {
  const mentions = new Map<string, Mention>();
  const identityOf = identitiesIn(parties.map(({ party }) => party));
  for (const { party, recordKind } of parties) {
    const identity = identityOf(party);
    if (identity === null) continue;
    const key = `${identity.key} ${party.role}`;
    const statedIn = [...new Set([...(mentions.get(key)?.statedIn ?? []), recordKind])];
    const names = (named: readonly Party[]) => named.some((one) => one.role === party.role && identityOf(one)?.key === identity.key);
    const amount = TAKING_ROLES.has(party.role) ? amountOf(names, records) : null;
    mentions.set(key, { identity, role: party.role, name: party.name === '' ? null : party.name, amount, statedIn });
  }
  return [...mentions.values()];
}

/**
 * What the awards whose parties name the entity say that it takes part for; else such contracts; else the deal price of the only parcel.
 * One price per lot.
 */
function amountOf(names: (parties: readonly Party[]) => boolean, records: readonly TradeRecord[]): string | null {
  const awards = records.flatMap((record) =>
    record.kind === 'award' && (record.status === 'WON' || record.status === 'DEAL') && names(record.parties) ? [record] : [],
  );
  const contracts = records.flatMap((record) => (record.kind === 'contract' && names(record.parties) ? [record] : []));
  return sumPerLot(awards) ?? sumPerLot(contracts) ?? parcelPrice(records);
}

interface Priced {
  readonly lotCode: string | null;
  readonly nativeId: string;
  readonly price: Money | null;
}

function sumPerLot(records: readonly Priced[]): string | null {
  const prices = new Map<string, string>();
  for (const { lotCode, nativeId, price } of records) {
    const yuan = yuanOf(price);
    if (yuan !== null) prices.set(lotCode ?? nativeId, yuan);
  }
  return prices.size === 0 ? null : [...prices.values()].reduce((total, price) => total.plus(price), new Big(0)).toFixed();
}

function parcelPrice(records: readonly TradeRecord[]): string | null {
  const prices = records.flatMap((record) =>
    record.kind === 'parcel' ? [yuanOf(record.dealPrice)] : record.kind === 'mineralRight' ? [yuanOf(record.price)] : [],
  );
  return prices.length === 1 ? prices[0]! : null;
}
