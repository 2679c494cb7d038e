/** Header in which the gateway tells a subgraph, over HTTP, who asks: a token that it signs for one request. */
export const VIEWER_HEADER = 'x-yiwang-viewer';
/** `aud` of such a token. */
export const VIEWER_AUDIENCE = 'yiwang-subgraphs';
/** A request that was held up longer is asked again by the gateway, not replayed by somebody else. */
export const VIEWER_LIFE_SECONDS = 30;
/** Claim with the SHA-256 of the body that the token was signed for. */
export const BODY_CLAIM = 'body';
/** Claim with the viewer. */
export const VIEWER_CLAIM = 'viewer';
