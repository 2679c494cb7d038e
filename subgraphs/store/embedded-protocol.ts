/** Small buffers: the engine lives beside the gateway, and the operating system caches its files anyway. */
export const EMBEDDED_START = [
  ['shared_buffers', '16MB'],
  ['max_connections', '3'],
  ['work_mem', '4MB'],
  ['maintenance_work_mem', '8MB'],
  ['jit', 'off'],
  ['random_page_cost', '1.1'],
].flatMap(([name, value]) => ['-c', `${name!}=${value!}`]);

/** A statement sent to the engine's thread. */
export interface EmbeddedQuestion {
  readonly id: number;
  readonly text: string;
  readonly values: readonly unknown[];
}

export type EmbeddedAnswer =
  | { readonly id: number; readonly rows: readonly unknown[]; readonly rowCount: number; readonly command: string }
  | { readonly id: number; readonly failure: { readonly message: string; readonly code: string | null } };
