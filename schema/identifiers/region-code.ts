/** Whether text is a GB/T 2260 code of six digits whose province exists. */
export function isRegionCode(text: string): boolean {
  return /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}$/u.test(text);
}
