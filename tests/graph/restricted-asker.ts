import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until, type RunningGraph } from './running-graph.ts';

/** What whoever reads restricted data shows. */
export interface Reason {
  readonly token: string;
  readonly purpose: string;
  readonly caseNumber?: string;
}

/** Asks as an identity, for a purpose. Rejects where no whole answer comes. */
export async function askFor(url: string, query: string, { token, purpose, caseNumber }: Reason, signal?: AbortSignal) {
  const response = await fetch(url, {
    method: 'POST',
    ...(signal === undefined ? {} : { signal }),
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-yiwang-purpose': encodeURIComponent(purpose),
      ...(caseNumber === undefined ? {} : { 'x-yiwang-case': encodeURIComponent(caseNumber) }),
    },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { readonly path?: readonly (string | number)[]; readonly extensions: { readonly code: string } }[];
  };
}

/** The token that the demo prints for a role, after it has said where it is. */
export async function demoToken({ output }: Pick<RunningGraph, 'output'>, role: string): Promise<string> {
  const printed = new RegExp(`good for an hour: ${role} (\\S+)`, 'u');
  const found = await until(
    () => Promise.resolve(printed.exec(output())),
    (match) => match !== null,
  );
  return found![1]!;
}

/** An identity provider in a file of a folder, and an auditor's token of it. */
export async function auditorOf(folder: string): Promise<{ readonly identity: string; readonly token: string }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const identity = join(folder, 'identity.yaml');
  await writeFile(join(folder, 'keys.json'), JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] }));
  await writeFile(identity, 'issuers:\n  - { issuer: sso, audience: yiwang, jwks: keys.json, roles: [AUDITOR] }\n');
  const token = await new SignJWT({ sub: 'demo-auditor', role: 'AUDITOR' })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer('sso')
    .setAudience('yiwang')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  return { identity, token };
}
