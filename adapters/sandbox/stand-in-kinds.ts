import type { StandInKind } from './stand-in.ts';

/** Profile → where its stand-in is; loaded only for the profiles that a province has. */
const LOADERS: Readonly<Record<string, () => Promise<{ readonly standIn: StandInKind }>>> = {
  'national-exchange-soap': () => import('./stand-ins/national-exchange-soap.ts'),
  'procurement-portal-rest': () => import('./stand-ins/procurement-portal-rest.ts'),
  'portal-search-rest': () => import('./stand-ins/portal-search-rest.ts'),
  'exchange-database': () => import('./stand-ins/exchange-database.ts'),
  'file-drop': () => import('./stand-ins/file-drop.ts'),
};

/** The stand-in for a kind of legacy software. @throws a sentence that names the profile where there is none. */
export async function standInFor(profile: string): Promise<StandInKind> {
  const load = Object.hasOwn(LOADERS, profile) ? LOADERS[profile] : undefined;
  if (load === undefined) throw new Error(`profile ${profile}: the sandbox has no stand-in for it (endpoint: sandbox)`);
  return (await load()).standIn;
}
