import { fileURLToPath } from 'node:url';

/** As much of Rolldown's module graph as is needed. */
interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * For Rolldown: puts all that the survey needs at once into one file, so that a rater's phone asks for a few files and not for a dozen and
 * a half, each of which waits for the network once. Left to itself, Rolldown makes a file for whatever a later part uses, too. `null`: as
 * Rolldown does it.
 */
export function surveyChunks(): (id: string, graph: ModuleGraph) => string | null {
  let atOnce: ReadonlySet<string> | undefined;
  return (id, graph) => {
    atOnce ??= reachedFrom(fileURLToPath(new URL('survey.html', import.meta.url)), graph);
    return atOnce.has(id) || id.includes('rolldown/runtime') ? 'survey' : null;
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
