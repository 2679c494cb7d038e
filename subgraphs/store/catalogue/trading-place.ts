import type { CatalogueState } from '../../../schema/codes/catalogue-state.ts';
import { creditCodeChecks, isCreditCodeShaped } from '../../../schema/identifiers/credit-code.ts';
import { parseDealCode } from '../../../schema/identifiers/deal-code.ts';
import type { BothLanguages } from '../policies/policy.ts';

/** What a project's rows state of where it trades. */
export interface StatedPlace {
  readonly platformName: string | null;
  readonly platformCode: string | null;
  readonly dealCodes: readonly string[];
}

/** What systems print where a trade is not made in a trading centre: the name, and the code that stands for it in production data. */
const NO_CENTRE = { name: '非交易中心', code: '111111122222229998' };

/**
 * Whether a project that must trade on a platform does: by the platform's printed code, else by who gave its deal codes.
 * A code that fails its check is dirt and tells nothing; a row without any says nothing either.
 */
export function tradingPlace(
  place: StatedPlace,
  platforms: ReadonlySet<string>,
): { readonly state: CatalogueState; readonly reason: BothLanguages } {
  const { platformName, platformCode } = place;
  if (platformName?.includes(NO_CENTRE.name) === true || platformCode === NO_CENTRE.code)
    return answer('LISTED_BUT_ELSEWHERE', `来源写明“${NO_CENTRE.name}”`, `the source says “${NO_CENTRE.name}”: in no trading centre`);
  if (platformCode === null) return byDealCodes(place, platforms);
  const code = platformCode.trim().toUpperCase();
  if (platforms.has(code)) return answer('LISTED', `在平台 ${code} 交易`, `it trades on the platform ${code}`);
  if (!isCreditCodeShaped(code) || !creditCodeChecks(code))
    return answer('UNKNOWN', `所写平台代码 ${code} 不是有效的统一社会信用代码`, `its platform code ${code} is no valid social credit code`);
  return answer(
    'LISTED_BUT_ELSEWHERE',
    `所写平台 ${code} 不是本省已知的交易平台`,
    `its platform ${code} is none of the province’s known platforms`,
  );
}

function byDealCodes({ platformName, dealCodes }: StatedPlace, platforms: ReadonlySet<string>) {
  const issuer = dealCodes.map((code) => parseDealCode(code)?.issuer ?? '').find((code) => platforms.has(code));
  if (issuer !== undefined)
    return answer('LISTED', `统一交易标识码由平台 ${issuer} 赋予`, `its deal code was given by the platform ${issuer}`);
  if (platformName !== null)
    return answer('UNKNOWN', `只写平台名称“${platformName}”，没有代码`, `its platform is named “${platformName}” without a code`);
  return answer('UNKNOWN', '来源未写明交易平台', 'the source does not state its platform');
}

function answer(state: CatalogueState, zh: string, en: string) {
  return { state, reason: { zh, en } };
}
