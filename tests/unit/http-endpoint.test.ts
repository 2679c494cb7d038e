import { describe, expect, it } from 'vitest';
import type { LegacySystem } from '../../adapters/province.ts';
import { openSystems } from '../../adapters/systems.ts';

const SYSTEM: LegacySystem = {
  id: 'ln-a',
  name: '某系统',
  sector: 'PROCUREMENT',
  region: '210000',
  operator: '12210000MBC68ANQ8X',
  profile: 'procurement-portal-rest',
  endpoint: 'http://127.0.0.1:1',
  limits: { requestsPerSecond: 10, concurrency: 1, timeoutMs: 1_000 },
  freshness: { pollSeconds: 30, maxStaleMinutes: 60 },
  options: {},
};

function open(profile: string, endpoint: string) {
  const province = { province: { code: '210000', name: '辽宁省' }, systems: [{ ...SYSTEM, profile, endpoint }] };
  return openSystems(province, { secretOf: () => (profile === 'national-exchange-soap' ? '12345678' : null) });
}

describe.each(['procurement-portal-rest', 'portal-search-rest', 'national-exchange-soap'])('an endpoint of %s', (profile) => {
  it('may be an address of a web service', async () => {
    await open(profile, 'https://trade.example:8443/service').close();
  });

  it.each(['nonsense', 'http:', 'ftp://a/b', 'file:///etc/passwd', 'http://', 'http://127.0.0.1:99999/', 'http://user:secret@host/'])(
    'is refused by its key, without being repeated: %s',
    (endpoint) => {
      expect(() => open(profile, endpoint)).toThrow(/systems\[\]\.endpoint \(ln-a\)/u);
      expect(() => open(profile, endpoint)).not.toThrow(/secret/u);
    },
  );
});
