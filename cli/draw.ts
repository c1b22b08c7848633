import { buildCircuit } from '../core/circuit/build.ts';
import { Layout, LayoutError } from '../core/circuit/layout.ts';
import type { Run } from '../core/index.ts';
import { renderCircuit } from '../media/render.ts';

/** There is nothing to draw, or it cannot be placed. */
export class DrawError extends Error {}

/** The circuit of a run as an SVG that stands by itself. */
export async function drawing(run: Run | undefined): Promise<string> {
  const circuit = run?.record && buildCircuit(run.record);
  if (circuit === undefined || circuit.gates.length === 0) throw new DrawError('there is no computation to draw');
  const { instance } = await import('@viz-js/viz');
  try {
    const places = new Layout(await instance()).place(circuit);
    return `${renderCircuit(circuit, places, { standalone: true })}\n`;
  } catch (error) {
    if (error instanceof LayoutError) throw new DrawError(error.message);
    throw error;
  }
}
