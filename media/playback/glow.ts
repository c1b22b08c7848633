import { type Circuit, NONE } from '../../core/circuit/circuit.ts';
import { isStill } from '../camera.ts';
import { makeSvg } from '../html.ts';
import type { Stage } from '../stage.ts';
import type { Moment, Step, Use } from './steps.ts';

/** Marks a step in the picture: what is at work is lit, what has not happened yet is faint, what flows is a pulse. */
export class Glow {
  readonly #pulses = makeSvg('g', { class: 'gl-pulses' });

  constructor(private readonly stage: Stage) {}

  show(circuit: Circuit, step: Step, moment: Moment): void {
    const { element } = this.stage;
    const isBackward = step.pass === 'backward';
    element.classList.add('gl-stepping');
    element.classList.toggle('gl-goes-back', isBackward);
    element.querySelectorAll<SVGElement>('[data-gate]').forEach((gate) => {
      const index = Number(gate.dataset.gate);
      gate.classList.toggle('gl-lit', step.gates.includes(index));
      gate.classList.toggle('gl-ahead', !moment.gates.has(index));
    });
    element.querySelectorAll<SVGElement>('[data-wire]').forEach((wire) => {
      const index = Number(wire.dataset.wire);
      wire.classList.toggle('gl-ahead', !moment.wires.has(index));
      wire.classList.toggle('gl-new', (isBackward ? step.gradients : step.values).includes(index));
      const uses = step.uses.filter((use) => use.wire === index);
      this.#light(circuit, wire, uses);
    });
    const ends = circuit.wires.flatMap(({ branches }, w) => branches.filter(({ to }) => to === NONE).map(() => w));
    element.querySelectorAll('.gl-terminal').forEach((terminal, i) => {
      terminal.classList.toggle('gl-ahead', !moment.wires.has(ends[i]));
      terminal.classList.toggle('gl-lit', step.kind === 'seed' && step.uses.some(({ wire }) => wire === ends[i]));
    });
  }

  /** Lets what flows in this step run along its wires. */
  pulse(circuit: Circuit, step: Step): void {
    this.#pulses.replaceChildren();
    if (isStill() || step.kind === 'sum') return;
    this.stage.over.append(this.#pulses);
    for (const use of step.uses) {
      const wire = this.stage.element.querySelector(`[data-wire="${use.wire}"]`);
      const way = wire === null ? undefined : wayOf(circuit, wire, use);
      if (way === undefined) continue;
      const name = step.pass === 'backward' ? 'gl-pulse gl-pulse-back' : 'gl-pulse';
      this.#pulses.append(makeSvg('path', { class: name, d: way, pathLength: 100 }));
    }
  }

  clear(): void {
    this.#pulses.remove();
    const { element } = this.stage;
    element.classList.remove('gl-stepping', 'gl-goes-back');
    for (const name of ['gl-lit', 'gl-ahead', 'gl-new']) {
      for (const marked of element.querySelectorAll(`.${name}`)) marked.classList.remove(name);
    }
  }

  #light(circuit: Circuit, wire: Element, uses: readonly Use[]): void {
    const { branches, forks } = circuit.wires[uses[0]?.wire ?? Number(wire.getAttribute('data-wire'))];
    const parts = forks ? [...wire.querySelectorAll(':scope > .gl-branch')] : [];
    const isWhole = uses.length > 0 && (parts.length === 0 || uses.length === branches.length);
    wire.classList.toggle('gl-lit', isWhole);
    wire.classList.toggle('gl-lit-stem', uses.length > 0);
    parts.forEach((part, branch) => {
      part.classList.toggle(
        'gl-lit',
        uses.some((use) => use.branch === branch),
      );
    });
  }
}

/** The line from the gate that a value comes from to the one that uses it. */
function wayOf({ wires }: Circuit, wire: Element, { wire: w, branch }: Use): string | undefined {
  const { forks, tagged } = wires[w];
  const line = (around: Element | undefined) =>
    around?.querySelector(':scope > .gl-line')?.getAttribute('d') ?? undefined;
  const trunk = line(wire);
  if (!forks) return trunk;
  const last = line(wire.querySelectorAll(':scope > .gl-branch')[branch]);
  if (trunk === undefined || last === undefined || tagged) return last;
  return `${trunk}${last.replace(/^M/, 'L')}`;
}
