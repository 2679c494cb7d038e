import type { Sector } from '../codes/sector.ts';
import type { Stage } from '../codes/stage.ts';
import type { TradeMethod } from '../codes/trade-method.ts';
import type { Coded } from './coded.ts';
import type { Instant } from './instant.ts';
import type { Money } from './money.ts';
import type { Party } from './party.ts';
import type { RecordHead } from './record-head.ts';

/** One trading project (招标项目 501, 采购项目 550, 出让公告 600, 矿业权 650…, 挂牌项目 700/750). */
export interface Project extends RecordHead {
  readonly kind: 'project';
  readonly sector: Sector;
  readonly title: string;
  /** 招标项目编号 / 采购项目编号 / 公告编号 as printed. */
  readonly projectCode: string | null;
  /** 项目编号 PROJECT_CODE (17) of the construction project it belongs to. */
  readonly constructionProjectCode: string | null;
  /** 投资项目统一代码. */
  readonly investmentProjectCode: string | null;
  /** 统一交易标识码, as printed, 0..n. */
  readonly dealCodes: readonly string[];
  /** GB/T 2260 six digits of the place; null where unknown, raw kept. */
  readonly region: Coded<string> | null;
  readonly method: Coded<TradeMethod> | null;
  /** The stage the source itself states; null where it follows from the notices. */
  readonly stage: Coded<Stage> | null;
  readonly createdAt: Instant | null;
  /** Budget, estimate, reserve or listing price. */
  readonly budget: Money | null;
  readonly content: string | null;
  /** Classification as printed (分类, 品目, 项目类型). */
  readonly classification: string | null;
  readonly parties: readonly Party[];
  /** Name and credit code of the trading platform (交易机构/交易系统). */
  readonly platformName: string | null;
  readonly platformCode: string | null;
}
