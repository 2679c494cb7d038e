import { ProvinceError, type LegacySystem, type Province } from '../adapters/province.ts';
import { sandboxSecret } from '../adapters/sandbox/demo-secret.ts';
import { openSystems, type Systems } from '../adapters/systems.ts';
import type { SystemReport } from './system-observation.ts';

/** Connects the systems of a province, stand-ins in place of those whose endpoint is `sandbox`. */
export function connectSystems(
  province: Province,
  endpoints: Readonly<Record<string, string>>,
  only: (system: LegacySystem) => boolean = () => true,
): Systems {
  return openSystems(province, { endpoints, secretOf: (system) => secretOf(system, system.id in endpoints), only });
}

/** What each connected system was asked from this process. */
export function reportsOf(systems: Systems): readonly SystemReport[] {
  return systems.adapters.flatMap(({ system: { id } }) => {
    const report = systems.reportOf(id);
    return report === null ? [] : [{ system: id, ...report }];
  });
}

function secretOf(system: LegacySystem, isSandbox: boolean): string | null {
  const { id, credential } = system;
  if (isSandbox) return sandboxSecret(system, process.env);
  if (credential === undefined) return null;
  const secret = process.env[credential];
  if (secret === undefined || secret === '')
    throw new ProvinceError(`systems[].credential (${id}): 环境变量 ${credential} 未设置 / ${credential} is not set`);
  return secret;
}
