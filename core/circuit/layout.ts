import { beginsAtUse, type Circuit } from './circuit.ts';
import { hasCell, toDot } from './dot.ts';
import type { Frame, Places, WirePlace } from './places.ts';
import { shelve } from './shelf.ts';

/** What is needed of Graphviz: an instance of @viz-js/viz has it. */
export interface Graphviz {
  render(
    dot: string,
    options: { readonly format: string; readonly yInvert: boolean },
  ): {
    readonly status: string;
    readonly output?: string;
    readonly errors: readonly { readonly level?: string; readonly message: string }[];
  };
}

/** Graphviz could not place the circuit. */
export class LayoutError extends Error {}

/** Two circuits with the same key have the same places. */
export function shapeKey(circuit: Circuit): string {
  return hash(toDot(circuit));
}

const KEPT = 16;

/** The places of the last few shapes, by their DOT: an edit of values costs nothing. */
export class KnownPlaces {
  readonly #places = new Map<string, Places>();

  find(dot: string): Places | undefined {
    const places = this.#places.get(dot);
    if (places !== undefined) this.keep(dot, places);
    return places;
  }

  keep(dot: string, places: Places): void {
    this.#places.delete(dot);
    this.#places.set(dot, places);
    const [oldest] = this.#places.keys();
    if (this.#places.size > KEPT) this.#places.delete(oldest);
  }
}

/** Places circuits, and remembers the last few. */
export class Layout {
  readonly #known = new KnownPlaces();

  constructor(private readonly graphviz: Graphviz) {}

  /** @throws LayoutError */
  place(circuit: Circuit): Places {
    const dot = toDot(circuit);
    const known = this.#known.find(dot);
    if (known !== undefined) return known;
    const places = placeWith(this.graphviz, circuit, dot);
    this.#known.keep(dot, places);
    return places;
  }
}

/** The part of Graphviz' json0 that is read. */
interface Drawing {
  readonly bb: string;
  readonly objects?: readonly {
    readonly name: string;
    readonly pos?: string;
    readonly bb?: string;
    readonly width?: string;
    readonly height?: string;
  }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string }[];
}

/** @throws LayoutError also where Graphviz ends by itself: the instance is of no use then */
function rendered(graphviz: Graphviz, dot: string): ReturnType<Graphviz['render']> {
  try {
    return graphviz.render(dot, { format: 'json0', yInvert: true });
  } catch (error) {
    throw new LayoutError(error instanceof Error ? error.message : String(error));
  }
}

function placeWith(graphviz: Graphviz, circuit: Circuit, dot: string): Places {
  const result = rendered(graphviz, dot);
  if (result.status !== 'success' || result.output === undefined) {
    throw new LayoutError(result.errors.map(({ message }) => message).join('; ') || 'the circuit cannot be placed');
  }
  const drawing = JSON.parse(result.output) as Drawing;
  const corners = numbers(drawing.bb);
  const [width, height] = [Math.abs(corners[2] - corners[0]), Math.abs(corners[3] - corners[1])];
  const shelf = shelve(circuit, width);
  const down = shelf.height;
  const frames = new Map<string, Frame>();
  for (const { name, pos, bb, width, height } of drawing.objects ?? []) {
    if (bb !== undefined) frames.set(name, between(numbers(bb), down));
    else if (pos !== undefined) {
      const [x, y] = numbers(pos);
      const w = 72 * Number(width);
      const h = 72 * Number(height);
      frames.set(name, { x: round(x - w / 2), y: round(y - h / 2 + down), width: round(w), height: round(h) });
    }
  }
  const curves = new Map((drawing.edges ?? []).map(({ id, pos }) => [id, curve(pos, down)]));
  const frame = (name: string): Frame => frames.get(name) ?? { x: 0, y: 0, width: 0, height: 0 };
  const gates = circuit.gates.map((_, g) => shelf.gates.get(g) ?? frame(`g${g}`));
  return {
    key: hash(dot),
    width: Math.ceil(Math.max(width, shelf.width)),
    height: Math.ceil(down + height),
    gates,
    boxes: circuit.boxes.map((_, b) => shelf.boxes.get(b) ?? frame(`cluster${b}`)),
    wires: circuit.wires.map(
      (wire, w): WirePlace => ({
        stem: beginsAtUse(circuit, wire) ? endOf(gates[wire.from]) : (shelf.stems.get(w) ?? frame(`s${w}`)),
        lead: shelf.leads.get(w) ?? curves.get(`s${w}`) ?? [],
        branches: wire.branches.map((_, b) => ({
          cell: hasCell(wire, b) ? frame(`b${w}_${b}`) : undefined,
          curves: [curves.get(`i${w}_${b}`), curves.get(`o${w}_${b}`)].filter((c) => c !== undefined),
          terminal: frames.get(`t${w}`),
        })),
      }),
    ),
  };
}

/** Where wires leave a gate. */
function endOf({ x, y, width, height }: Frame): Frame {
  return { x: x + width, y: y + height / 2, width: 0, height: 0 };
}

function numbers(text: string): number[] {
  return text.split(/[\s,]+/).map(Number);
}

function between([x0, y0, x1, y1]: readonly number[], down: number): Frame {
  return {
    x: round(Math.min(x0, x1)),
    y: round(Math.min(y0, y1) + down),
    width: round(Math.abs(x1 - x0)),
    height: round(Math.abs(y1 - y0)),
  };
}

/** `x,y` of a start and of three points a Bézier segment; edges without arrow heads have no `s,` or `e,` points. */
function curve(pos: string, down: number): readonly number[] {
  return pos
    .split(/\s+/)
    .filter((point) => !/^[se],/.test(point))
    .flatMap(numbers)
    .map((x, i) => round(i % 2 === 0 ? x : x + down));
}

function round(x: number): number {
  return Math.round(10 * x) / 10;
}

/** A short name for a long text (FNV-1a over both halves of 64 bits is not needed: the text itself is compared). */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
