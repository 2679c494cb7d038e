/** The command line was used wrongly; the message is a sentence for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
