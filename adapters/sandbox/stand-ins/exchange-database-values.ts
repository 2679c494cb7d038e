import type { DirtKind, WorldEvent, WorldLot, WorldProject } from '../world/world-project.ts';
import type { StagingRow } from './exchange-database-tables.ts';

const FOREIGN_PLATFORM = '91110000100000000X';

/** UPDATED_AT has whole seconds: rows of a batch import tie, a resent row is touched a day later, a late one is dated back. */
export function stagingColumns(project: WorldProject, rowNumber: string, at: Date): StagingRow['values'] {
  const isResult = /^(?:601|652|653)/u.test(rowNumber);
  const dayShift = has(project, 'RESENT') ? 1 : has(project, 'OUT_OF_ORDER') && isResult ? -60 : 0;
  const updatedAt = days(at, dayShift);
  const text = `${shanghai(updatedAt).slice(0, 10)} ${has(project, 'TIE') ? '03:00:00' : shanghai(updatedAt).slice(11, 19)}`;
  return { ROW_ID: `${String(project.serial).padStart(8, '0')}-${rowNumber}`, UPDATED_AT: text, IS_DELETED: '0' };
}

/** The trading agency (交易机构). */
export function agencyColumns({ platform, cityCode }: WorldProject): StagingRow['values'] {
  return { TRA_PLACE_CODE: cityCode, TRA_AGENCY_NAME: platform.name, TRA_AGENCY_CODE: platform.creditCode };
}

/** Whether a project has a kind of dirt. */
export function has({ dirt }: WorldProject, kind: DirtKind): boolean {
  return dirt.includes(kind);
}

/** The first event of a kind. */
export function eventOf({ events }: WorldProject, kind: WorldEvent['kind']): WorldEvent | undefined {
  return events.find((event) => event.kind === kind);
}

/** Looks like the GUIDs of the land market and is the same at each start. */
export function guidOf({ serial, regionCode }: WorldProject): string {
  return `${regionCode}00-6000-4000-8000-${String(serial).padStart(12, '0')}`;
}

/** 统一交易标识码; dirt puts another platform's code into it. */
export function dealCode(project: WorldProject, lot: WorldLot): string {
  return has(project, 'FOREIGN_PLATFORM_CODE') ? lot.dealCode.replace(project.platform.creditCode, FOREIGN_PLATFORM) : lot.dealCode;
}

/** An amount in yuan, or in 万元. */
export function amount(yuan: string, isWan: boolean): string {
  return isWan ? shifted(yuan, 4) : yuan;
}

/** An exact decimal divided by 10^places. */
export function shifted(decimal: string, places: number): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const digitsOnly = whole.padStart(places + 1, '0');
  const text = `${digitsOnly.slice(0, -places)}.${digitsOnly.slice(-places)}${fraction}`;
  return text.replace(/\.?0+$/u, '');
}

/** Some days later. */
export function days(date: Date, count: number): Date {
  return new Date(date.getTime() + count * 86_400_000);
}

function shanghai(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString();
}

/** yyyyMMddHHmmss, cut. */
export function digits(date: Date, length: 8 | 14): string {
  return shanghai(date).replaceAll(/\D/gu, '').slice(0, length);
}
