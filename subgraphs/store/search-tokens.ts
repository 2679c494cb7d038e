const WORD = /[\p{Letter}\p{Number}]+/gu;

/** Text as it is searched: compatibility forms and case are one (`Ｇ３２０` = `g320`), controls are spaces. */
export function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{Control}\p{Surrogate}]+/gu, ' ');
}

/** Every two neighbouring letters, digits or Chinese characters of a searchable text, once each, ready for `tsvector`. */
export function tokensOf(text: string): string {
  return [...bigramsOf(text)].join(' ');
}

/** A word of a query: all its bigrams must occur, and then the word itself. */
export interface SearchWord {
  readonly word: string;
  /** For `tsquery`; null for a word too short for bigrams. */
  readonly tokens: string | null;
  /** For `like`. */
  readonly pattern: string;
}

/** The words of a query, each once. */
export function searchWords(query: string): readonly SearchWord[] {
  const words = searchable(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return [...new Set(words)].map((word) => {
    const bigrams = [...bigramsOf(word)];
    return {
      word,
      tokens: bigrams.length === 0 ? null : bigrams.map((bigram) => `'${bigram}'`).join(' & '),
      pattern: `%${word.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`,
    };
  });
}

function bigramsOf(text: string): Set<string> {
  const bigrams = new Set<string>();
  for (const [run] of text.matchAll(WORD)) {
    const characters = Array.from(run);
    for (let at = 0; at + 1 < characters.length; at += 1) bigrams.add(characters[at]! + characters[at + 1]!);
  }
  return bigrams;
}
