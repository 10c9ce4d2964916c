import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { allowedBarrels, emptyNames, longestFile, longFilesAllowed, rules } from './boundary-rules.mjs';
import { findCycles, readImportGraph } from './import-graph.mjs';

const matches = (patterns, name) => patterns.some((pattern) => pattern.test(name));

function checkImports(file, imports) {
  const rule = rules.find(({ files }) => files.test(file));
  if (!rule) return [];
  const allowed = rule.mayImport(file);
  return imports.flatMap(({ specifier, typeOnly, target }) => {
    const name = target ?? specifier;
    const asset = /\.(css|json|svg)$/.test(specifier);
    const refused = !asset && (!matches(allowed, name) || matches(rule.forbids ?? [], name));
    if (refused) return [`${file}: imports ${specifier}, but ${rule.name}. ${rule.instead ?? ''}`];
    if (rule.onlyTypesOf?.test(name) && !typeOnly)
      return [`${file}: imports values of ${specifier}, but ${rule.name}: use "import type".`];
    return [];
  });
}

function checkFile(root, file) {
  const problems = [];
  if (emptyNames.test(file)) problems.push(`${file}: the name says nothing. Name the file after what is in it.`);
  if (/\/index\.tsx?$/.test(file) && !allowedBarrels.has(file))
    problems.push(`${file}: barrels hide who imports whom. Import the file itself.`);
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length;
  if (lines > longestFile && !longFilesAllowed.test(file))
    problems.push(`${file}: ${lines} lines. Split it by what it does (${longestFile} at most).`);
  const readsEnvironment = /process\.env/.test(readFileSync(path.join(root, file), 'utf8'));
  const mayRead =
    /^(apps\/api\/src\/(config|server|worker|standalone|[a-z-]+-command|standalone\/.*|testing\/.*)\.tsx?|.*\.test\.tsx?|e2e\/.*|bench\/.*|vitest\.config\.ts|.*vite\.config\.ts)$/;
  if (readsEnvironment && !mayRead.test(file))
    problems.push(`${file}: reads the environment. Only config.ts does, called by the entries.`);
  return problems;
}

/** Every breach of the architecture's rules below `root`, as sentences that say where the code should go. */
export function checkBoundaries(root) {
  const graph = readImportGraph(root);
  const problems = [...graph].flatMap(([file, imports]) => [...checkImports(file, imports), ...checkFile(root, file)]);
  const cycles = findCycles(graph).map((cycle) => `A cycle of imports: ${cycle.join(' → ')}`);
  return { files: graph.size, problems: [...problems, ...cycles] };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = path.resolve(import.meta.dirname, '../..');
  const { files, problems } = checkBoundaries(root);
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? `boundaries: ${files} files, no breach` : `boundaries: ${problems.length} breaches`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
