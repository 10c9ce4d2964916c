/** The version of the publication rules, written into every release. Raise it with each change. */
export const METHOD_VERSION = '1.3.0';
