import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dossier } from '../../adapters/adapter.ts';
import { rowsOf } from '../../adapters/sandbox/stand-ins/exchange-database-rows.ts';
import type { StagingRow } from '../../adapters/sandbox/stand-ins/exchange-database-tables.ts';
import type { WorldProject } from '../../adapters/sandbox/world/world-project.ts';
import type { RecordKind, RecordOf } from '../../schema/records/record.ts';
import {
  idOf,
  idOfRow,
  MINERALS,
  REGISTERED,
  startStaging,
  stopStaging,
  touched,
  withDirt,
  WORLD,
  type StartedStaging,
} from './exchange-database-start.ts';
import { NEVER } from './read-changes.ts';

describe('the records of a staging database', () => {
  let started: StartedStaging;
  beforeEach(async () => void (started = await startStaging(WORLD)));
  afterEach(() => stopStaging(started));

  async function recordOf<Kind extends RecordKind>(project: WorldProject, kind: Kind): Promise<RecordOf<Kind>> {
    const [dossier] = await started.adapter.findByIds([idOf(project)], NEVER);
    if (dossier === null || dossier === undefined || dossier instanceof Error) throw new Error('no dossier', { cause: dossier });
    return dossier.records.find((record) => record.kind === kind) as RecordOf<Kind>;
  }

  test('tells land from mineral rights', async () => {
    expect((await recordOf(WORLD[0]!, 'project')).sector).toBe('LAND');
    expect((await recordOf(MINERALS[0]!, 'project')).sector).toBe('MINERAL');
    expect((await recordOf(MINERALS[0]!, 'mineralRight')).right).toBe('MINING');
    expect((await recordOf(MINERALS[1]!, 'mineralRight')).right).toBe('EXPLORATION');
  });

  test('gives the same yuan whether the row says 元 or 万元', async () => {
    expect((await recordOf(WORLD[0]!, 'award')).price).toMatchObject({ yuan: '900000.25', rawUnit: '元' });
    expect((await recordOf(withDirt('WAN_YUAN'), 'award')).price).toMatchObject({ yuan: '900000.25', raw: '90.000025', rawUnit: '万元' });
  });

  test('has the prices of mineral results in 万元, for they have no unit column', async () => {
    expect((await recordOf(MINERALS[0]!, 'award')).price).toMatchObject({ yuan: '900000.25', rawUnit: '万元' });
  });

  test('has square kilometres in LAND_AREA, which become exact square metres', async () => {
    expect(await recordOf(WORLD[0]!, 'parcel')).toMatchObject({ areaSquareMetres: '12345.67', areaRaw: '0.01234567', landUse: '工业用地' });
  });

  test('has applications and registers of mineral rights, each with the right as far as its table states it', async () => {
    const [exploration] = REGISTERED as [WorldProject];
    expect(await recordOf(exploration, 'notice')).toMatchObject({ noticeKind: { code: 'PUBLIC_INFORMATION', raw: '654' } });
    const ids = REGISTERED.map((project) => idOfRow(rowsOf(project)[1]!));
    const [explored, mined] = (await started.adapter.findByIds(ids, NEVER)) as Dossier[];
    expect(explored!.records.find(({ kind }) => kind === 'notice')).toMatchObject({ noticeKind: { code: 'REGISTRATION', raw: '657' } });
    expect(explored!.records.find(({ kind }) => kind === 'mineralRight')).toMatchObject({
      right: 'EXPLORATION',
      licenceNumber: 'T210102000000000110',
      registrationType: '新立',
      coordinates: '122°25′57″～122°26′42″41°31′1″～41°31′16″',
      validFrom: { precision: 'DAY' },
    });
    expect(mined!.records.find(({ kind }) => kind === 'mineralRight')).toMatchObject({ right: 'MINING', coordinates: null });
    expect(mined!.records.flatMap((record) => (record.kind === 'project' ? record.parties.map(({ role }) => role) : []))).toContain(
      'GRANTEE',
    );
  });

  test('tells a withdrawn announcement by a notice of its own, with its reason and time', async () => {
    const [announcement] = rowsOf(WORLD[0]!) as [StagingRow];
    started.standIn.write(touched([announcement], { CHANGE_TIME: '20250105', RETREAT_TIME: '20250110', CANCEL_REASON: '规划调整' }));
    const [dossier] = (await started.adapter.findByIds([idOf(WORLD[0]!)], NEVER)) as Dossier[];
    const notices = dossier!.records.filter((record) => record.kind === 'notice' && !record.source.rowKey.startsWith('601'));
    expect(notices).toMatchObject([
      { noticeKind: { code: 'ANNOUNCEMENT' } },
      { noticeKind: { code: 'CORRECTION' }, publishedAt: { at: '2025-01-05T00:00:00+08:00' } },
      { noticeKind: { code: 'TERMINATION' }, publishedAt: { at: '2025-01-10T00:00:00+08:00' }, content: '规划调整' },
    ]);
    expect(new Set(notices.map(({ nativeId }) => nativeId)).size).toBe(3);
  });

  test('gives no yuan for a price whose unit the row does not state', async () => {
    const rows = rowsOf(WORLD[0]!).map((row) =>
      'DEAL_PRICE' in row.values ? { ...row, values: { ...row.values, PRICE_UNIT: null } } : row,
    );
    started.standIn.write(touched(rows));
    expect((await recordOf(WORLD[0]!, 'award')).price).toMatchObject({ yuan: null, raw: '900000.25', rawUnit: null });
  });

  test('keeps an unknown code as it was written', async () => {
    expect((await recordOf(withDirt('UNKNOWN_CODE'), 'project')).method).toEqual({ code: null, raw: '999' });
  });
});
