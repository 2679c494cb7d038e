import { ProvinceError } from '../province.ts';

/** Checks the address of a system that speaks HTTP before anything is asked of it. @throws {ProvinceError} naming the key, not the address */
export function assertHttpEndpoint({ id, endpoint }: { readonly id: string; readonly endpoint: string }): void {
  const url = URL.parse(endpoint);
  if (url === null || !/^https?:\/\//iu.test(endpoint) || !['http:', 'https:'].includes(url.protocol))
    throw new ProvinceError(
      `systems[].endpoint (${id}) 应以 http:// 或 https:// 开头 / must be a URL that begins with http:// or https://`,
    );
  if (url.username !== '' || url.password !== '')
    throw new ProvinceError(
      `systems[].endpoint (${id}) 含用户名或口令，请改用 credential / holds a user or password: name it by credential instead`,
    );
  if (url.hash !== '') throw new ProvinceError(`systems[].endpoint (${id}) 不得含 # 之后的部分 / must have no part after #`);
}
