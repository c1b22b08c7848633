/**
 * Where the parts of a circuit stand, in pixels from the top left. Lists are parallel to the circuit's: `gates[i]` is the
 * place of `circuit.gates[i]`. Plain data, like the circuit.
 */
export interface Places {
  /** The shape that these places are for: see `shapeKey`. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly gates: readonly Frame[];
  readonly boxes: readonly Frame[];
  readonly wires: readonly WirePlace[];
}

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bézier segments, as x and y of the start and of three points each. */
export type Curve = readonly number[];

export interface WirePlace {
  /** The cell of the wire's numbers. */
  readonly stem: Frame;
  /** From the gate to the stem. */
  readonly lead: Curve;
  readonly branches: readonly BranchPlace[];
}

export interface BranchPlace {
  /** The cell of the branch's contribution. */
  readonly cell: Frame | undefined;
  /** From the stem, by way of the cell if there is one, to the gate. */
  readonly curves: readonly Curve[];
  /** Where the branch leaves the circuit, the place of the output's name. */
  readonly terminal: Frame | undefined;
}
