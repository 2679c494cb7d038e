import { encodingNamed, type Encoding } from './decode.ts';

/** Database families that a staging database may belong to, by the scheme of the endpoint. */
const DIALECT_OF_SCHEME = {
  'mysql:': { dialect: 'MYSQL', port: 3306, charset: 'gbk' },
  'mariadb:': { dialect: 'MYSQL', port: 3306, charset: 'gbk' },
  'postgres:': { dialect: 'POSTGRES', port: 5432, charset: 'utf-8' },
  'postgresql:': { dialect: 'POSTGRES', port: 5432, charset: 'utf-8' },
} as const satisfies Record<string, { readonly dialect: string; readonly port: number; readonly charset: Encoding }>;

export type DatabaseDialect = (typeof DIALECT_OF_SCHEME)[keyof typeof DIALECT_OF_SCHEME]['dialect'];

/** Where a staging database is, without its password. */
export interface DatabaseEndpoint {
  readonly dialect: DatabaseDialect;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Encoding of the text columns' bytes. */
  readonly charset: Encoding;
  /** `?tls=verify`: TLS with a certificate that checks. */
  readonly tls: boolean;
}

/** An endpoint that cannot be used, in a sentence that names the fault and repeats neither host nor password. */
export class EndpointFault extends Error {
  override readonly name = 'EndpointFault';
}

/** Reads `mysql://user@host:port/database?charset=gbk&tls=verify` or `postgres://…`. @throws {EndpointFault} */
export function readDatabaseEndpoint(text: string): DatabaseEndpoint {
  const url = URL.parse(text);
  if (url === null)
    throw new EndpointFault(
      '不是 mysql://user@host:3306/database?charset=gbk 这样的地址 / is no URL such as mysql://user@host:3306/database?charset=gbk',
    );
  if (!Object.hasOwn(DIALECT_OF_SCHEME, url.protocol))
    throw new EndpointFault('应以 mysql:// 或 postgres:// 开头 / must begin with mysql:// or postgres://');
  if (url.password !== '') throw new EndpointFault('含口令，请改用 credential / holds a password: name it by credential instead');
  const database = decodeURIComponent(url.pathname.slice(1));
  if (url.hostname === '' || url.username === '' || database === '')
    throw new EndpointFault('须写明用户、主机和库名 / must name user, host and database');
  const { dialect, port, charset } = DIALECT_OF_SCHEME[url.protocol as keyof typeof DIALECT_OF_SCHEME];
  return {
    dialect,
    host: url.hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: url.port === '' ? port : Number(url.port),
    user: decodeURIComponent(url.username),
    database,
    charset: readCharset(url.searchParams.get('charset')) ?? charset,
    tls: readTls(url.searchParams.get('tls')),
  };
}

function readCharset(label: string | null): Encoding | null {
  if (label === null) return null;
  const charset = encodingNamed(label === 'utf8mb4' ? 'utf-8' : label);
  if (charset === null)
    throw new EndpointFault(
      `字符集 ${label.slice(0, 40)} 不支持 / names charset ${label.slice(0, 40)}, which is none of utf-8, gbk, gb18030`,
    );
  return charset;
}

function readTls(tls: string | null): boolean {
  if (tls === null) return false;
  if (tls !== 'verify') throw new EndpointFault('tls 只能为 verify / names tls other than verify');
  return true;
}
