const MAX_RAW_BYTES = 64 * 1024;

/** An unreadable row with its bytes as base64, cut to a size that a page can show. */
export function unreadableView<Row extends { readonly rawBytes: Uint8Array }>(row: Row) {
  const rawBase64 = Buffer.from(row.rawBytes.subarray(0, MAX_RAW_BYTES)).toString('base64');
  return { ...row, rawBase64, rawBytes: row.rawBytes.length };
}
