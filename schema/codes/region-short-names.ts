/**
 * Names by which people and notices call prefectures and banners whose full names are long: `巴州` for 巴音郭楞蒙古自治州. Code (GB/T 2260)
 * and name; they count only inside their own province or where they have three characters or more.
 */
const SHORT = `
  150121土左旗 150221土右旗 150223达茂旗 150425克旗 150521科左中旗 150522科左后旗 150722莫旗 150723鄂伦春旗 150724鄂温克旗 150726新左旗 150727新右旗
  150823乌拉特前旗 150823乌前旗 150824乌中旗 150825乌后旗 150926察右前旗 150927察右中旗 150928察右后旗
  152221科右前旗 152222科右中旗 152500锡盟 152523苏左旗 152524苏右旗 152525东乌旗 152526西乌旗 152921阿左旗 152922阿右旗
  652700博州 652800巴州 653000克州
`;

/** A city or county under a short name. */
export interface ShortRegionName {
  readonly code: string;
  readonly name: string;
}

export const SHORT_REGION_NAMES: readonly ShortRegionName[] = SHORT.trim()
  .split(/\s+/u)
  .map((entry) => ({ code: entry.slice(0, 6), name: entry.slice(6) }));
