import { DURATION, isStill } from './camera.ts';
import { type Origin, originsOf, type Picture, steadyWires, wayFrom } from './origins.ts';
import type { Transform } from './viewport.ts';

/** A picture as it is drawn and seen. */
export interface View {
  readonly picture: Picture;
  readonly svg: SVGSVGElement;
  readonly transform: Transform;
}

const EASING = 'cubic-bezier(.3, 0, .1, 1)';
const HERE: Transform = { x: 0, y: 0, scale: 1 };

/**
 * Lets a picture come out of the one before it: what was there moves to its new place, what was hidden in a gate grows
 * out of it, what is hidden now shrinks into its gate, and the rest fades.
 */
export class Motion {
  #running: Animation[] = [];

  /** @param over lies above the picture, in its coordinates; what goes is drawn here while it goes */
  constructor(private readonly over: SVGGElement) {}

  stop(): void {
    for (const animation of this.#running.splice(0)) animation.cancel();
    this.over.querySelector('.gl-ghost')?.remove();
  }

  play(before: View, after: View): void {
    this.stop();
    if (isStill()) return;
    const came = originsOf(after.picture, before.picture);
    const went = originsOf(before.picture, after.picture);
    const steady = steadyWires(after.picture, before.picture, came);
    const wayIn = (origin: Origin) => wayFrom(origin, after.transform, before.transform);
    const wayOut = (origin: Origin) => wayFrom(origin, before.transform, after.transform);
    const there = wayIn({ isSame: true, frame: NOWHERE, room: NOWHERE });

    for (const part of parts(after.svg)) {
      const { kind, index, element } = part;
      if (kind === 'wire') {
        const old = steady.get(index);
        if (old === undefined) this.#fadeIn(element);
        else {
          const frame = before.picture.places.wires[old].stem;
          const room = after.picture.places.wires[index].stem;
          this.#move(element, wayIn({ isSame: true, frame, room }), HERE);
        }
        continue;
      }
      const origin = kind === 'other' ? undefined : came[kind][index];
      if (origin === undefined) this.#fadeIn(element);
      else if (kind === 'boxes' && origin.isSame) this.#reshape(element, origin, there);
      else this.#move(element, wayIn(origin), HERE, origin.isSame ? undefined : [0, 1]);
    }

    const gone = new Set(steady.values());
    const ghost = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    ghost.setAttribute('class', 'gl-ghost');
    ghost.setAttribute('transform', `translate(${there.x} ${there.y}) scale(${there.scale})`);
    for (const { kind, index, element } of parts(before.svg)) {
      const origin = kind === 'wire' || kind === 'other' ? undefined : went[kind][index];
      if (origin?.isSame === true || (kind === 'wire' && gone.has(index))) continue;
      for (const name of ['data-gate', 'data-box', 'data-wire', 'role', 'tabindex']) element.removeAttribute(name);
      ghost.append(element);
      if (origin === undefined) this.#fadeOut(element);
      else this.#move(element, HERE, wayOut(origin), [1, 0]);
    }
    this.over.append(ghost);
    // Some animations of the ghost end earlier than others; it goes with the last.
    Promise.allSettled(this.#running.map(({ finished }) => finished)).then(() => ghost.remove());
  }

  #fadeIn(element: Element): void {
    this.#run(element, [{ opacity: 0 }, { opacity: 0, offset: 0.5 }, {}]);
  }

  #fadeOut(element: Element): void {
    this.#run(element, [{}, { opacity: 0, offset: 0.5 }, { opacity: 0 }]);
  }

  #move(element: Element, from: Transform, to: Transform, opacity?: readonly [number, number]): void {
    const moves = Math.hypot(from.x - to.x, from.y - to.y) > 0.5 || Math.abs(from.scale - to.scale) > 0.001;
    if (!moves && opacity === undefined) return;
    const frame = ({ x, y, scale }: Transform, at: 0 | 1): Keyframe => ({
      transform: `translate(${x}px, ${y}px) scale(${scale})`,
      ...(opacity === undefined ? {} : { opacity: opacity[at] }),
    });
    this.#run(element, [frame(from, 0), frame(to, 1)]);
  }

  /** A box that stays takes another size: only its frame does, its title keeps its own. */
  #reshape(element: Element, { frame, room }: Origin, there: Transform): void {
    const [shape, ...rest] = element.children;
    const x = there.scale * frame.x + there.x;
    const y = there.scale * frame.y + there.y;
    const was = { x, y, width: there.scale * frame.width, height: there.scale * frame.height };
    const keyframe = (at: typeof room): Keyframe =>
      Object.fromEntries(Object.entries(at).map(([name, length]) => [name, `${length}px`]));
    this.#run(shape, [keyframe(was), keyframe(room)]);
    for (const part of rest) this.#move(part, { x: x - room.x, y: y - room.y, scale: 1 }, HERE);
  }

  #run(element: Element, keyframes: Keyframe[]): void {
    this.#running.push(element.animate(keyframes, { duration: DURATION, easing: EASING }));
  }
}

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

interface Part {
  readonly kind: 'gates' | 'boxes' | 'wire' | 'other';
  readonly index: number;
  readonly element: Element;
}

function parts(svg: SVGSVGElement): readonly Part[] {
  return [...(svg.querySelector('.gl-scene')?.children ?? [])].map((element) => {
    const { gate, box, wire } = (element as SVGElement).dataset;
    if (gate !== undefined) return { kind: 'gates', index: Number(gate), element };
    if (box !== undefined) return { kind: 'boxes', index: Number(box), element };
    if (wire !== undefined) return { kind: 'wire', index: Number(wire), element };
    return { kind: 'other', index: 0, element };
  });
}
