import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a drop folder is. */
export type FolderEndpoint =
  | { readonly kind: 'LOCAL'; readonly path: string }
  | { readonly kind: 'SFTP'; readonly host: string; readonly port: number; readonly path: string; readonly loopback: boolean };

/** An endpoint that names no folder, in a sentence. */
export class FolderEndpointFault extends Error {
  override readonly name = 'FolderEndpointFault';
}

/** Reads `file:///folder`, an absolute path or `sftp://host:port/folder`. @throws {FolderEndpointFault} */
export function readFolderEndpoint(text: string): FolderEndpoint {
  if (isAbsolute(text)) return { kind: 'LOCAL', path: text };
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'file:' && url.host === '') return { kind: 'LOCAL', path: fileURLToPath(url) };
  if (url?.protocol === 'sftp:' && url.hostname !== '' && url.username === '' && url.password === '') return sftpEndpoint(url);
  throw new FolderEndpointFault(
    '应为绝对路径、file:///目录 或 sftp://主机:端口/目录，不含用户名和口令 / must be an absolute path, file:///folder or sftp://host:port/folder without user and password',
  );
}

function sftpEndpoint(url: URL): FolderEndpoint {
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const loopback = host === 'localhost' || host === '::1' || /^127\./u.test(host);
  return { kind: 'SFTP', host, port: Number(url.port || 22), path: decodeURIComponent(url.pathname).replace(/(?<=.)\/+$/u, ''), loopback };
}
