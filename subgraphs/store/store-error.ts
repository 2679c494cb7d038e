/** What a caller asked of the store cannot be: a malformed cursor, a limit out of range. */
export class StoreInputError extends Error {
  override readonly name = 'StoreInputError';
  readonly code = 'BAD_INPUT';
  readonly messageZh: string;

  constructor(messageZh: string, messageEn: string) {
    super(messageEn);
    this.messageZh = messageZh;
  }
}

/** A deal code cannot be given: no issuer is configured, or the day's sequences are used up. */
export class CodeIssueError extends Error {
  override readonly name = 'CodeIssueError';
  readonly code: 'NOT_CONFIGURED' | 'CODES_EXHAUSTED';
  readonly messageZh: string;

  constructor(code: CodeIssueError['code'], messageZh: string, messageEn: string) {
    super(messageEn);
    this.code = code;
    this.messageZh = messageZh;
  }
}

/** The embedded store's folder belongs to another living process. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
  readonly messageZh: string;

  constructor(folder: string, pid: number) {
    super(
      `${folder} is in use by process ${pid}; stop that process, set YIWANG_DATA_DIR to another folder, or use PostgreSQL by DATABASE_URL`,
    );
    this.messageZh = `${folder} 正被进程 ${pid} 使用；请先停止该进程，或将 YIWANG_DATA_DIR 指向其他目录，或用 DATABASE_URL 连接 PostgreSQL`;
  }
}
