/** Placeholder until the masks themselves are here. */
export type MaskRuleName = 'PROSE';
export const MASK_RULES: Readonly<Record<MaskRuleName, { readonly mask: (text: string) => string }>> = {
  PROSE: { mask: (text) => text.replaceAll(/1[3-9]\d{9}/gu, '［手机号码］') },
};
export function isMaskRule(name: string): name is MaskRuleName {
  return name in MASK_RULES;
}
