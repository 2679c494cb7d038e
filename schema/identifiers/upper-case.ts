/** ASCII letters in upper case and nothing else: `toUpperCase` would make an S of `ſ` and two letters of `ß`. */
export function upperCase(text: string): string {
  return text.replaceAll(/[a-z]+/gu, (letters) => letters.toUpperCase());
}
