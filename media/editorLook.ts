import { make } from './html.ts';
import { type Look, looks, type Role } from './theme.ts';

/** The colours and the font that the panel has from the editor's theme, as literals for a file. */
export function editorLook(body: HTMLElement): Look {
  const probe = make('span', '');
  body.append(probe);
  const computed = (role: Role) => {
    probe.style.color = `var(--gl-${role})`;
    return getComputedStyle(probe).color;
  };
  const background = computed('background');
  const colours = Object.keys(looks.light.colours).map((role) => [role, opaque(computed(role as Role), background)]);
  const font = getComputedStyle(body).fontFamily;
  probe.remove();
  return { colours: Object.fromEntries(colours) as Look['colours'], font };
}

/** What is seen of a colour, which may be mixed or let the background through: not every reader of files knows that. */
function opaque(colour: string, background: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
  for (const layer of [background, colour]) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
