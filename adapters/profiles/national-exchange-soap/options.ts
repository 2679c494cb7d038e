import { z } from 'zod';

/** `options` of a system on this profile in province.yaml. */
export const options = z.strictObject({
  /** Encoding of answers that declare none. */
  encoding: z.enum(['gbk', 'gb18030', 'utf-8']).default('gb18030'),
  /** Four digits that the exchange gave us as a caller. */
  systemNo: z
    .string()
    .regex(/^\d{4}$/u, '应为四位数字 / must be four digits')
    .default('0001'),
  /** Rows per page of changes. */
  pageSize: z.int().positive().max(5_000).default(500),
  /** Tender projects per question. */
  maxIds: z.int().positive().max(500).default(50),
  /** Largest answer, bytes. */
  maxBytes: z
    .int()
    .positive()
    .max(256 * 1024 * 1024)
    .default(32 * 1024 * 1024),
  /** Unit of SETTLE_PRICE, which table 522 does not state: only the owner can say it. */
  settlementUnit: z.enum(['元', '万元']).optional(),
  /** PLATFORM_CODE of the system's own rows; others are marked. */
  platformCode: z.string().length(18).optional(),
});

export type Options = z.infer<typeof options>;
