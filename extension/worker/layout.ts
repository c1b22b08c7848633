import { Layout } from '../../core/circuit/layout.ts';
import type { LayoutQuestion } from './protocol.ts';

/** The layout worker without its thread. Graphviz takes a moment to start, so it starts when first asked. */
export function placer(): (question: LayoutQuestion) => Promise<unknown> {
  let layout: Promise<Layout> | undefined;
  const start = async () => {
    const { instance } = await import('@viz-js/viz');
    return new Layout(await instance());
  };
  return async ({ circuit }) => {
    layout ??= start();
    try {
      return (await layout).place(circuit);
    } catch (error) {
      layout = undefined; // Graphviz may have ended
      throw error;
    }
  };
}
