import { composeServices } from '@apollo/composition';
import { parse, visit, type DocumentNode } from 'graphql';
import { readFileSync, writeFileSync } from 'node:fs';
import { publicSdl } from './public-sdl.ts';
import { SUBGRAPH_NAMES, subgraphSdl } from './subgraph-sdl.ts';

/**
 * `node schema/compose.ts` writes schema/supergraph.graphql, everything, and schema/public.graphql, in which what is restricted does not
 * exist; `--check` proves that the committed files are fresh.
 */
const GRAPHS: Readonly<Record<string, (document: DocumentNode) => DocumentNode>> = {
  'supergraph.graphql': (document) => document,
  'public.graphql': publicSdl,
};

/** For those who decide and for the subgraphs, which mask; what is composed says what is restricted only. */
const MARKS = ['public', 'mask', 'sealed', 'scoped'];

function withoutMarks(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (MARKS.includes(name.value) ? null : undefined),
    DirectiveDefinition: ({ name }) => (MARKS.includes(name.value) ? null : undefined),
  });
}

function compose(partOf: (document: DocumentNode) => DocumentNode): string {
  const services = SUBGRAPH_NAMES.map((name) => ({
    name,
    typeDefs: withoutMarks(partOf(parse(subgraphSdl(name)))),
    url: `http://${name}.invalid/graphql`,
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return `${supergraphSdl.trim()}\n`;
}

for (const [name, partOf] of Object.entries(GRAPHS)) {
  const file = new URL(`./${name}`, import.meta.url);
  const composed = compose(partOf);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, composed);
  } else if (readFileSync(file, 'utf8') !== composed) {
    console.error(`schema/${name} 已过期，请运行 npm run compose / schema/${name} is out of date: run npm run compose`);
    process.exitCode = 1;
  }
}
