import { buildCircuit } from '../core/circuit/build.ts';
import { Layout, LayoutError } from '../core/circuit/layout.ts';
import type { Run } from '../core/index.ts';
import { looks } from '../media/theme.ts';
import { english } from '../media/words.ts';
import type { Drawing } from './arguments.ts';
import { written } from './formats.ts';

/** There is nothing to draw, or it cannot be placed. */
export class DrawError extends Error {}

/** The circuit of a run in the format that is asked for: the panel's picture, by the same renderer. */
export async function drawing(run: Run | undefined, { format, theme, level }: Drawing): Promise<string> {
  const circuit = run?.record && buildCircuit(run.record, { level });
  if (circuit === undefined || circuit.gates.length === 0) throw new DrawError('there is no computation to draw');
  const { instance } = await import('@viz-js/viz');
  try {
    const places = new Layout(await instance()).place(circuit);
    return written(format, { circuit, places }, { look: looks[theme], words: english });
  } catch (error) {
    if (error instanceof LayoutError) throw new DrawError(error.message);
    throw error;
  }
}
