/**
 * Paths in a document that nobody knows how to read, each once: whatever stands there tells something
 * that no attack has looked at.
 */
export function pathsBeyond(known: ReadonlySet<string>, document: unknown): string[] {
  const unknown = new Set<string>();
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      for (const entry of value) walk(entry, path);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) {
      const below = path === '' ? key : `${path}.${key}`;
      if (known.has(below)) walk(entry, below);
      else unknown.add(below);
    }
  };
  walk(document, '');
  return [...unknown];
}
