import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPolicyFiles } from '../../subgraphs/policy/read-policy-files.ts';
import type { CatalogueItem } from '../../subgraphs/store/catalogue/catalogue-item.ts';
import type { PolicyDocument } from '../../subgraphs/store/policies/policy.ts';
import type { PolicyFilter } from '../../subgraphs/store/policies/policy-filter.ts';
import type { PolicyFile } from '../../subgraphs/store/policies/policy-file.ts';
import type { Following, Store } from '../../subgraphs/store/store.ts';
import { project, read } from '../sync/rows.ts';

const TODAY = '2026-11-21';
export const PLATFORM = '12210000MBX1DX1Y76';
const ELSEWHERE = '12350100MB02709751';

/** A complete document, with what a test wants to say. */
export function policy(id: string, fields: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    ...{ id, title: `关于${id}的规定`, shortName: null, kind: 'LAW', level: 'NATIONAL', region: null, number: null, issuers: [] },
    ...{ issuedYear: null, issuedOn: null, effectiveOn: null, amendedOn: [], toBeCleanedOn: null, repealedOn: null, draft: false },
    ...{ status: 'IN_FORCE', replaces: [], fullTextUrl: null, sectors: ['LAND'], confidence: 'V', marks: {}, note: null, articles: [] },
    ...fields,
  };
}

function item(id: string, fields: Partial<CatalogueItem> = {}): CatalogueItem {
  return {
    ...{
      id,
      number: null,
      name: { zh: id, en: id },
      region: null,
      sectors: ['OTHER'],
      categories: [],
      words: [id],
      mustTradeOnPlatform: true,
    },
    ...{ thresholdYuan: null, validFrom: null, validUntil: null, basis: [], confidence: 'V', note: null },
    ...fields,
  };
}

function file(name: string, version: number, policies: readonly PolicyDocument[], catalogue: readonly CatalogueItem[] = []): PolicyFile {
  return { file: name, version, policies, catalogue };
}

/** What every engine promises of policies and the catalogue. */
export function policiesSuite(name: string, open: () => Promise<{ readonly store: Store; readonly end: () => Promise<void> }>): void {
  describe(`policies on ${name}`, () => {
    let store: Store;
    let end: () => Promise<void>;
    let following: Following;
    beforeAll(async () => {
      ({ store, end } = await open());
      await store.importPolicies(readPolicyFiles('schema/policies'));
      following = store.follow({
        onFault: (_, error) => {
          throw error;
        },
      });
    });
    afterAll(() => end());
    const idsOf = async (filter: PolicyFilter) => (await store.policies.list(filter, TODAY, { limit: 100 })).rows.map(({ id }) => id);

    it('are found by two Chinese characters, by number and by issuer', async () => {
      expect(await idsOf({ text: '矿业' })).toEqual(['mineral-grant-rules-2023']);
      expect(await idsOf({ text: '国办发 63号' })).toEqual(['state-council-office-2015-63']);
      expect(await idsOf({ issuer: '国土资源部' })).toEqual(['mlr-order-39-2007']);
    });

    it('are seen by a province where they are national or its own', async () => {
      const seen = await idsOf({ regions: ['210000'], kinds: ['NORMATIVE_DOCUMENT', 'LOCAL_GOVERNMENT_RULE'] });
      expect(seen).toEqual(expect.arrayContaining(['state-council-office-2015-63', 'liaoning-platform-plan-2015']));
      expect(seen).not.toContain('hubei-platform-plan-2016');
      expect(await idsOf({ regions: ['210100'], levels: ['PROVINCIAL'] })).toHaveLength(2);
      expect(await idsOf({ regions: ['330000'], levels: ['CITY'] })).toEqual(['ningbo-trading-regulation-2020']);
    });

    it('are no basis where they are drafts or known from memory only', async () => {
      const [draft, remembered, law] = await store.policies.byIds(['liaoning-platform-measures-draft', 'sasac-2025-17', 'tendering-law']);
      const bases = await idsOf({ isBasis: true });
      expect(bases).toContain(law!.id);
      expect(bases).not.toContain(draft!.id);
      expect(bases).not.toContain(remembered!.id);
      expect(await idsOf({ statuses: ['DRAFT'] })).toEqual([draft!.id]);
    });

    it('go on page by page, each once', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof store.policies.list>> = await store.policies.list({}, TODAY, { limit: 7, after });
        seen.push(...page.rows.map(({ id }) => id));
        after = page.hasNext ? page.rows.at(-1)!.cursor : null;
      } while (after !== null);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(await idsOf({}));
    });

    it('end on the day a document that replaces them takes effect', async () => {
      const first = policy('first-rule', { effectiveOn: '2010-01-01', amendedOn: ['2015-06-01'] });
      const second = policy('second-rule', { issuedOn: '2019-12-01', effectiveOn: '2020-03-01', replaces: ['first-rule'] });
      await store.importPolicies([file('dated', 1, [first, second])]);
      const inForce = async (on: string) => (await idsOf({ inForceOn: on, text: '-rule' })).sort();
      expect(await inForce('2009-12-31')).toEqual([]);
      expect(await inForce('2012-01-01')).toEqual(['first-rule']);
      expect(await inForce('2020-02-29')).toEqual(['first-rule']);
      expect(await inForce('2020-03-01')).toEqual(['second-rule']);
      const [replaced] = await store.policies.byIds(['first-rule']);
      expect(replaced!.replacedBy).toEqual(['second-rule']);
      expect(replaced!.periods.map(({ status }) => status)).toEqual(['NOT_YET_IN_FORCE', 'IN_FORCE', 'AMENDED', 'REPEALED']);
    });

    it('change nothing when they come again, and keep what was known when they change', async () => {
      const before = file('known', 1, [policy('kept', { title: '旧标题' }), policy('dropped')]);
      expect(await store.importPolicies([before])).toMatchObject([{ outcome: 'IMPORTED' }]);
      expect(await store.importPolicies([before])).toMatchObject([{ outcome: 'UNCHANGED' }]);
      await store.importPolicies([file('known', 2, [policy('kept', { title: '新标题' })])]);
      expect(await store.importPolicies([before])).toMatchObject([{ outcome: 'OLDER' }]);
      const versions = await store.policies.versionsOf(['kept', 'dropped']);
      expect(versions.get('kept')!.map(({ document }) => document?.title)).toEqual(['新标题', '旧标题']);
      expect(versions.get('dropped')!.map(({ document }) => document === null)).toEqual([true, false]);
      expect(await store.policies.byIds(['dropped'])).toMatchObject([{ id: 'dropped', listed: false }]);
      expect(await idsOf({ isBasis: true, text: 'dropped' })).toEqual([]);
    });

    it('are imported all or not at all', async () => {
      const good = file('good', 1, [policy('good-one')]);
      const bad = [
        file('bad', 1, [policy('bad-one', { replaces: ['nobody'] })]),
        file('bad', 1, [policy('tendering-law')]),
        file('national-laws', 1, [policy('tendering-law')]),
      ];
      for (const one of bad) await expect(store.importPolicies([good, one])).rejects.toMatchObject({ code: 'BAD_INPUT' });
      expect(await store.policies.byIds(['good-one'])).toEqual([null]);
    });

    it('judge projects: listed, outside the catalogue, elsewhere, or not to be told', async () => {
      const put = (nativeId: string, fields: Parameters<typeof project>[1]) =>
        read(`row ${nativeId}`, '2026-03-02T10:00:00+08:00', [project(nativeId, fields, 'judged')]);
      await store.writer.apply('judged', '1', {
        changes: [
          put('on', { platformCode: PLATFORM }),
          put('elsewhere', { platformCode: ELSEWHERE }),
          put('dirty', { platformCode: '123' }),
          put('silent', {}),
          put('emission', { sector: 'OTHER', classification: '碳排放权', platformCode: PLATFORM }),
          put('taxi', { sector: 'OTHER', title: '出租车经营权', classification: '出租车\0' }),
        ],
        cursor: '1',
      });
      await following.settled();
      const ids = ['on', 'elsewhere', 'dirty', 'silent'].map((id) => `engineering:judged:${id}`);
      const judged = await store.catalogue.judge([...ids, 'other:judged:emission', 'other:judged:taxi', 'other:judged:nobody']);
      expect([...judged.values()].map(({ state, item: entry }) => [state, entry?.id ?? null]).sort()).toEqual([
        ['LISTED', 'engineering-tenders'],
        ['LISTED', 'environmental-rights'],
        ['LISTED_BUT_ELSEWHERE', 'engineering-tenders'],
        ['OUTSIDE_CATALOGUE', null],
        ['UNKNOWN', 'engineering-tenders'],
        ['UNKNOWN', 'engineering-tenders'],
      ]);
      const found = await store.catalogue.findings({ systems: ['judged'] }, { limit: 1 });
      expect(found).toMatchObject({ totalCount: { value: 2, kind: 'EXACT' }, hasNext: true });
      const rest = await store.catalogue.findings({ systems: ['judged'] }, { limit: 9, after: found.rows[0]!.cursor });
      expect([...found.rows, ...rest.rows].map(({ projectId }) => projectId).sort()).toEqual([
        'engineering:judged:elsewhere',
        'other:judged:taxi',
      ]);
    });

    it('judge projects anew when the catalogue changes, for the days and regions it holds in', async () => {
      const entry = item('出租车', { validFrom: '2026-01-01', mustTradeOnPlatform: false });
      await store.importPolicies([file('local', 1, [], [entry, item('码头', { region: '420000' })])]);
      await following.settled();
      const found = await store.catalogue.findings({ systems: ['judged'], states: ['OUTSIDE_CATALOGUE'] }, { limit: 9 });
      expect(found.rows).toEqual([]);
      expect((await store.catalogue.items('210000', '2025-12-31')).map(({ id }) => id)).not.toContain('出租车');
      expect((await store.catalogue.items('210000', TODAY)).map(({ id }) => id)).toContain('出租车');
      expect((await store.catalogue.items('210000', TODAY)).map(({ id }) => id)).not.toContain('码头');
      expect((await store.catalogue.items('420100', TODAY)).map(({ id }) => id)).toContain('码头');
    });
  });
}
