export interface CommandInput {
  /** What stands after the command's name. */
  readonly words: readonly string[];
  readonly json: boolean;
  readonly limit: string | undefined;
  readonly cursor: string | undefined;
  readonly signal: AbortSignal;
}

export interface Command {
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  /** @returns the exit code: 0 good, 1 faults found. @throws UsageError, ProvinceError, AdapterFailure */
  run(input: CommandInput): Promise<number>;
}
