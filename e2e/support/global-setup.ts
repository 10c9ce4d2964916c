import type { TestProject } from 'vitest/node';
import { prepareData } from './launch-product.ts';

/** Loads the demo organisation once for the whole run; what a first start does is tested with the API. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prepared = await prepareData();
  project.provide('preparedData', prepared.folder);
  return prepared.remove;
}
