/** The parts of the instrument that journeys need, as the product serves it to everybody. */
export interface Instrument {
  readonly cells: readonly { readonly id: string; readonly name: string; readonly headline: string }[];
  readonly core: { readonly itemId: string; readonly headline: string };
  readonly items: readonly {
    readonly id: string;
    readonly cellId: string | null;
    readonly name: string;
    readonly statement: string;
  }[];
  readonly askOthers: readonly { readonly id: string; readonly prompt: string; readonly mayIdentify: boolean }[];
}

export async function readInstrument(productAddress: string): Promise<Instrument> {
  const answer = await fetch(`${productAddress}/api/v1/instruments/hcl-360`);
  if (!answer.ok) throw new Error(`The instrument came with ${answer.status}.`);
  const instrument: Instrument = await answer.json();
  return instrument;
}

/** The items in the order in which the survey asks: cell by cell, the core last. */
export function itemsAsAsked(instrument: Instrument): Instrument['items'] {
  const ofCell = (cellId: string | null) => instrument.items.filter((item) => item.cellId === cellId);
  return [...instrument.cells.flatMap((cell) => ofCell(cell.id)), ...ofCell(null)];
}
