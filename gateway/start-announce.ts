import type { Province } from '../adapters/province.ts';
import { AdapterFailure } from '../adapters/failure.ts';
import { MASK_RULES } from '../schema/access/mask-rules.ts';
import { demoCommand } from './demo-query.ts';
import type { DemoIdentities } from './start-demo-identities.ts';
import type { OnPass } from './start-hub.ts';

/** Says where the graph is and how to ask it. */
export function announce(url: string, control: string | null, identities: DemoIdentities['tokens'] = []): void {
  console.log(`一网已就绪 / Yiwang is ready: ${url}`);
  if (control !== null) console.log(`仿真系统与故障开关 / stand-ins and their fault switches: ${control}/systems`);
  console.log(`试一试 / try:\n\n${demoCommand(url)}\n`);
  for (const { role, token, scope } of identities)
    console.log(`演示身份，一小时内有效 / identity of the demo, good for an hour: ${role} ${token} ${scope}`.trimEnd());
}

/** Says each system's state as it becomes known and whenever it changes. */
export function announcePasses({ systems }: Province): OnPass {
  const said = new Map<string, string>();
  const names = new Map(systems.map(({ id, name }) => [id, name]));
  return (system, error) => {
    const state = stateOf(error);
    if (state === null || said.get(system) === state) return;
    said.set(system, state);
    console.log(`${system} ${names.get(system) ?? ''}: ${state}`);
  };
}

function stateOf(error: unknown): string | null {
  if (error === null) return 'UP 已同步 / synchronised';
  if (!(error instanceof AdapterFailure)) return 'DOWN 副本无法更新 / the copy cannot be updated';
  return error.code === 'CANCELLED' ? null : MASK_RULES.PROSE.mask(`DOWN ${error.code} ${error.messageZh} / ${error.message}`);
}

/** A start that cannot be: the sentence, without a stack. */
export function refuseStart(error: unknown): void {
  console.error(MASK_RULES.PROSE.mask(`无法启动 / cannot start: ${sentencesOf(error)}`));
}

function sentencesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'messageZh' in error && typeof error.messageZh === 'string' ? `${error.messageZh} / ${error.message}` : error.message;
}
