import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { SUBGRAPH_NAMES, subgraphSdl } from './subgraph-sdl.ts';

/** `node schema/compose.ts` writes schema/supergraph.graphql; `--check` proves that the committed file is fresh. */
const file = new URL('./supergraph.graphql', import.meta.url);

function compose(): string {
  const services = SUBGRAPH_NAMES.map((name) => ({ name, typeDefs: parse(subgraphSdl(name)), url: `http://${name}.invalid/graphql` }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return `${supergraphSdl.trim()}\n`;
}

const supergraph = compose();
if (!process.argv.includes('--check')) {
  writeFileSync(file, supergraph);
} else if (readFileSync(file, 'utf8') !== supergraph) {
  console.error('schema/supergraph.graphql 已过期，请运行 npm run compose / schema/supergraph.graphql is out of date: run npm run compose');
  process.exitCode = 1;
}
