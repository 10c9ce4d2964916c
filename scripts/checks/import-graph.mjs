import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const sourceFile = /\.(ts|tsx)$/;
const skipped = new Set(['node_modules', 'dist', '.heartset', '.stryker', 'test-results', 'fixtures']);

/** All TypeScript sources below a folder, as paths from `root` with forward slashes. */
export function listSources(root, folder = root) {
  return readdirSync(folder)
    .filter((name) => !skipped.has(name))
    .flatMap((name) => {
      const full = path.join(folder, name);
      if (statSync(full).isDirectory()) return listSources(root, full);
      return sourceFile.test(name) ? [path.relative(root, full).replaceAll(path.sep, '/')] : [];
    })
    .sort();
}

const importPattern =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/**
 * What a source text imports.
 *
 * @returns {{specifier: string, typeOnly: boolean}[]}
 */
export function importsOf(text) {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...withoutComments.matchAll(importPattern)].map((match) => ({
    specifier: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

/**
 * Reads every source and resolves relative imports to files.
 *
 * @returns {Map<string, {specifier: string, typeOnly: boolean, target: string | null}[]>} file → imports; target null: a package
 */
export function readImportGraph(root) {
  const graph = new Map();
  for (const file of listSources(root)) {
    const imports = importsOf(readFileSync(path.join(root, file), 'utf8')).map((each) => ({
      ...each,
      target: each.specifier.startsWith('.')
        ? path.posix.normalize(path.posix.join(path.posix.dirname(file), each.specifier))
        : null,
    }));
    graph.set(file, imports);
  }
  return graph;
}

/** Cycles among files, type-only imports left aside: each as the list of its files. */
export function findCycles(graph) {
  const state = new Map();
  const stack = [];
  const cycles = [];
  const visit = (file) => {
    state.set(file, 'open');
    stack.push(file);
    for (const { target, typeOnly } of graph.get(file) ?? []) {
      if (!target || typeOnly || !graph.has(target)) continue;
      if (state.get(target) === 'open') cycles.push([...stack.slice(stack.indexOf(target)), target]);
      else if (!state.has(target)) visit(target);
    }
    stack.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return cycles;
}
