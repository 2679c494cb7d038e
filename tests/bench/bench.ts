import { benchCodes } from './bench-codes.ts';
import { benchFollowers } from './bench-followers.ts';
import { benchMapping } from './bench-mapping.ts';
import { benchProvince } from './bench-province.ts';
import { benchRegister } from './bench-register.ts';

/** `npm run bench [mapping|codes|followers|register|province]`: figures, printed and never asserted; each beside an aim or a baseline of the same run. */
const SECTIONS = {
  mapping: benchMapping,
  codes: benchCodes,
  followers: benchFollowers,
  register: benchRegister,
  province: benchProvince,
} as const;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  console.error(`no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}
for (const [name, run] of Object.entries(SECTIONS)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
process.exit(0);
