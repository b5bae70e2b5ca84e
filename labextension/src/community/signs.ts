import type * as Wire from '../wire/types';

const NOBODY: Wire.IVoices = { mine: false, others: 0 };

/** What is said about cells, beside what people say at them. */
export class Signs {
  load(notebook: string, gates: Wire.IGate[], hard: Wire.IHardHere[]): void {
    this._gates.set(notebook, gates);
    this._hard.set(notebook, new Map(hard.map(({ anchor, voices }) => [anchor, voices])));
  }

  /** When talk opens at a cell. */
  gate(notebook: string, anchor: string): Wire.IGate | null {
    return this._gates.get(notebook)?.find(gate => gate.anchor === anchor) ?? null;
  }

  /** Those who found a cell hard. */
  hard(notebook: string, anchor: string): Wire.IVoices {
    return this._hard.get(notebook)?.get(anchor) ?? NOBODY;
  }

  takeHard(notebook: string, anchor: string, voices: Wire.IVoices): void {
    const here = this._hard.get(notebook) ?? new Map<string, Wire.IVoices>();
    this._hard.set(notebook, here.set(anchor, voices));
  }

  private readonly _gates = new Map<string, Wire.IGate[]>();
  private readonly _hard = new Map<string, Map<string, Wire.IVoices>>();
}
