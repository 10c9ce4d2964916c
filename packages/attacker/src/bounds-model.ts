import loadHighs, { type Highs, type Model } from 'highs';

/** Unknowns with bounds, and what is published of their weighted sums. */
export type LinearSystem = {
  /** Whole numbers only: solved as an integer program. */
  whole: boolean;
  lower: readonly number[];
  upper: readonly number[];
  rows: readonly { weights: ReadonlyMap<number, number>; lower: number; upper: number }[];
};

/** A persistent model of the solver. `dispose` must be called: the solver's memory is not collected. */
export type BoundsModel = {
  /**
   * The smallest or largest weighted sum that fits everything published, and one solution.
   *
   * @returns `null` when nothing fits.
   */
  optimum(
    weights: ReadonlyMap<number, number>,
    sense: 'smallest' | 'largest',
  ): { value: number; solution: ArrayLike<number> } | null;
  dispose(): void;
};

let loading: Promise<Highs> | undefined;

/** Loads HiGHS once a process and puts the system into a model. */
export async function openBoundsModel(system: LinearSystem): Promise<BoundsModel> {
  loading ??= loadHighs();
  const highs = await loading;
  const model = highs.createModel(modelData(highs, system));
  // One thread and no log: the same input gives the same bounds.
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  return {
    optimum: (weights, sense) => optimum(highs, model, system.lower.length, weights, sense),
    dispose: () => model.dispose(),
  };
}

function modelData(highs: Highs, system: LinearSystem): Parameters<Highs['createModel']>[0] {
  const count = system.lower.length;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { weights } of system.rows) {
    for (const [index, weight] of [...weights].sort(([a], [b]) => a - b)) {
      indices.push(index);
      values.push(weight);
    }
    starts.push(indices.length);
  }
  const integer = highs.constants.variableType.integer;
  return {
    numCols: count,
    numRows: system.rows.length,
    colCost: new Float64Array(count),
    colLower: [...system.lower],
    colUpper: [...system.upper],
    rowLower: system.rows.map((row) => row.lower),
    rowUpper: system.rows.map((row) => row.upper),
    matrix: { format: 'csr', numRows: system.rows.length, numCols: count, starts, indices, values },
    ...(system.whole ? { integrality: new Array<typeof integer>(count).fill(integer) } : {}),
  };
}

function optimum(
  highs: Highs,
  model: Model,
  count: number,
  weights: ReadonlyMap<number, number>,
  sense: 'smallest' | 'largest',
): ReturnType<BoundsModel['optimum']> {
  const costs = new Float64Array(count);
  for (const [index, weight] of weights) costs[index] = weight;
  model.changeColsCost({ kind: 'range', from: 0, to: count - 1 }, costs);
  const { minimize, maximize } = highs.constants.objectiveSense;
  model.changeObjectiveSense(sense === 'smallest' ? minimize : maximize);
  model.run();
  const status = model.getModelStatus();
  if (status === highs.constants.modelStatus.infeasible) return null;
  if (status !== highs.constants.modelStatus.optimal) throw new RangeError(`The solver stopped with status ${status}`);
  return { value: model.getObjectiveValue(), solution: model.getSolution().colValue };
}
