import { fileURLToPath } from 'node:url';

/** As much of Rolldown's module graph as is needed. */
interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A few lines each, which parts of the survey that come soon after share: not worth a request. */
const soonAfter = /\/ballot\/src\/protocol\/(?:ballot-error|canonical-text)\.ts$/;

/**
 * For Rolldown: puts all that the survey needs at once into two files, so that a rater's phone asks for a few files and not for a dozen and
 * a half, each of which waits for the network once. The first is small, and asks the server for the invitation while the second still comes.
 * Left to itself, Rolldown makes a file for whatever a later part uses, too. `null`: as Rolldown does it.
 */
export function surveyChunks(): (id: string, graph: ModuleGraph) => string | null {
  let headStart: ReadonlySet<string> | undefined;
  let atOnce: ReadonlySet<string> | undefined;
  return (id, graph) => {
    headStart ??= reachedFrom(source('src/survey/head-start.ts'), graph);
    atOnce ??= reachedFrom(source('survey.html'), graph);
    if (headStart.has(id)) return 'head-start';
    return atOnce.has(id) || soonAfter.test(id) ? 'survey' : null;
  };
}

/** What comes with a module, without what it loads later. */
function reachedFrom(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const reached = new Set<string>();
  const ahead = [entry];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    ahead.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}
