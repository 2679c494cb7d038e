import { z } from 'zod';
import type { Adapter } from '../../adapter.ts';
import { mappingVersionWith, ownersCodes } from '../../mapping/owners-codes.ts';
import { shanghaiIso } from '../../mapping/time.ts';
import type { Profile, ProfileContext } from '../../profile.ts';
import { ProvinceError } from '../../province.ts';
import { ENCODINGS } from '../../transports/decode.ts';
import { FolderEndpointFault, readFolderEndpoint, type FolderEndpoint } from '../../transports/folder-endpoint.ts';
import { openLocalFolder, type Folder } from '../../transports/folder.ts';
import { openSftpFolder } from '../../transports/sftp.ts';
import { readChanges } from './changes.ts';
import { CODE_LISTS } from './codes.ts';
import { createDossiers } from './dossiers.ts';
import { openDrop } from './drop.ts';
import { LAYOUT_NAMES } from './layouts.ts';

export { exchangeDealTexts, mapExchangeDeal, mapExchangeDealText } from './layout-exchange-deal.ts';
export { mapExchangeListing } from './layout-exchange-listing.ts';
export { mapLandSupplyRow } from './layout-land-supply.ts';
export { mapLandTransferRow } from './layout-land-transfer.ts';
export { mapMineralNotice } from './layout-mineral-notice.ts';
export { mapMineralRegisterRow, mineralRegisterRows } from './layout-mineral-register.ts';
export { mapOpeningBid } from './layout-opening-bid.ts';
export { mapParsedNotice } from './layout-parsed-notice.ts';

const MAPPING_VERSION = 'file-drop-1';
/** Projects of one call: all are found in files that are read anyway. */
const MAX_IDS = 200;
const CACHE_BYTES = 64 * 1024 * 1024;

const options = z.strictObject({
  /** Encoding of files that do not declare one themselves. */
  encoding: z.enum(ENCODINGS).default('gb18030'),
  /** A data file counts once a file of its name with this suffix lies beside it. */
  markerSuffix: z
    .string()
    .regex(/^\.[a-z0-9]{1,10}$/u, '应为点号加字母或数字 / must be a dot and letters or digits')
    .default('.ok'),
  /** Pattern of a file's name (`*` any characters, `?` one) → layout, for files that follow no national table. */
  layouts: z
    .record(
      z
        .string()
        .max(100)
        .regex(/^[^/\\\p{C}]+\.(?:csv|json|html)$/u, 'must be a file name that ends in .csv, .json or .html'),
      z.enum(LAYOUT_NAMES),
    )
    .default({}),
  pageRows: z.int().min(1).max(5_000).default(500),
  maxFileMegabytes: z.int().min(1).max(1_024).default(64),
  /** SFTP only. */
  user: z.string().min(1).default('yiwang'),
  /** SFTP only: SHA-256 of the server's host key in base64; required for servers that are not on loopback. */
  hostKeySha256: z
    .string()
    .regex(
      /^[A-Za-z0-9+/]{43}$/u,
      '应为 ssh-keygen -l 输出中 SHA256: 之后的 43 个字符 / must be the 43 characters behind SHA256: of ssh-keygen -l',
    )
    .optional(),
});

type Options = z.infer<typeof options>;

/** 文件投递: XML and CSV files of state-owned property rights (tables 700, 701, 750–753) dropped in a folder or on an SFTP server. */
export const profile: Profile<typeof options> = {
  name: 'file-drop',
  mappingVersion: MAPPING_VERSION,
  codeLists: CODE_LISTS,
  options,
  connect,
};

function connect(context: ProfileContext<Options>): Adapter {
  const { system, guard, now, options: chosen } = context;
  const maxFileBytes = chosen.maxFileMegabytes * 1024 * 1024;
  const folder = openFolder(context, maxFileBytes);
  const drop = openDrop({
    system: system.id,
    folder,
    guard,
    rules: { encoding: chosen.encoding, layouts: chosen.layouts, region: system.region },
    markerSuffix: chosen.markerSuffix,
    maxFileBytes,
    cacheBytes: CACHE_BYTES,
  });
  const codes = ownersCodes(system.codes);
  const mappingVersion = mappingVersionWith(MAPPING_VERSION, codes);
  const reading = () => ({ system: system.id, mappingVersion, codes, fetchedAt: shanghaiIso(now().getTime()) });
  const dossiers = createDossiers(system.id, drop, reading);
  return {
    system,
    mappingVersion,
    ability: { mode: 'MANY', maxIds: MAX_IDS },
    async ping(signal) {
      await drop.files(signal);
    },
    changes: (cursor, signal) => readChanges(drop, reading, chosen, cursor, signal),
    findByIds: (ids, signal) => dossiers.find(ids, signal),
    close: () => folder.close(),
  };
}

function openFolder({ system, secret, options: chosen }: ProfileContext<Options>, maxFileBytes: number): Folder {
  const endpoint = endpointOf(system.id, system.endpoint);
  if (endpoint.kind === 'LOCAL') return openLocalFolder(endpoint.path, maxFileBytes);
  if (secret === null) throw new ProvinceError(`systems[].credential (${system.id}): sftp 地址必须有 / an sftp endpoint needs one`);
  const hostKeySha256 = chosen.hostKeySha256 ?? null;
  if (hostKeySha256 === null && !endpoint.loopback)
    throw new ProvinceError(`systems[].options.hostKeySha256 (${system.id}): sftp 地址必须有 / an sftp endpoint needs one`);
  const { host, port, path } = endpoint;
  return openSftpFolder({ host, port, path, user: chosen.user, secret, hostKeySha256, maxFileBytes, timeoutMs: system.limits.timeoutMs });
}

function endpointOf(systemId: string, text: string): FolderEndpoint {
  try {
    return readFolderEndpoint(text);
  } catch (error) {
    if (error instanceof FolderEndpointFault) throw new ProvinceError(`systems[].endpoint (${systemId}): ${error.message}`);
    throw error;
  }
}
