import { editorLook } from './editorLook.ts';
import { type TextFormat, textFormats } from './formats.ts';
import { make } from './html.ts';
import { Menu, type MenuGroup } from './menu.ts';
import type { Page } from './page.ts';
import type { SaveFormat } from './protocol.ts';
import { rasterized } from './raster.ts';
import { TINTED } from './render.ts';
import type { Stage } from './stage.ts';
import { looks, type ThemeName } from './theme.ts';
import { fill, type Words } from './words.ts';

type Save = (format: SaveFormat, data: string | Uint8Array) => void;

const saves = [
  ['svg', 'saveSvg'],
  ['png', 'savePng'],
  ['dot', 'saveDot'],
  ['mermaid', 'saveMermaid'],
  ['json', 'saveJson'],
] as const satisfies readonly (readonly [SaveFormat, keyof Words])[];

const colours = [
  ['editor', 'coloursEditor'],
  ['light', 'coloursLight'],
  ['dark', 'coloursDark'],
  ['contrast', 'coloursContrast'],
] as const satisfies readonly (readonly [ThemeName | 'editor', keyof Words])[];

/** What has happened is said for so long. */
const TOLD_FOR = 4000;

/** Takes the whole picture away, as it is opened and closed now: into a file or the clipboard. */
export class Exports {
  readonly #menu: Menu;
  readonly #notice = make('div', 'gl-notice');
  #theme: ThemeName | 'editor' = 'editor';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param save the file's place is chosen by the extension */
  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
    private readonly save: Save,
  ) {
    const button = page.bar.button('export', 'exportCircuit', 'E');
    page.bar.right.append(button);
    this.#menu = new Menu(button, page.body, () => this.#groups());
    this.#notice.setAttribute('role', 'status');
    this.#notice.hidden = true;
    page.body.append(this.#notice);
    page.keys.add({ keys: ['e'], word: 'exportCircuit', run: () => this.open() });
    const enable = () => {
      button.disabled = stage.picture === undefined;
    };
    stage.shown.listen(enable);
    enable();
  }

  /** @returns false if there is no picture to take away */
  open(): boolean {
    if (this.stage.picture === undefined) return false;
    this.#menu.open();
    return true;
  }

  async copyImage(): Promise<void> {
    if (this.stage.picture === undefined) return;
    // The picture is promised: a browser lets only the moment of a click or key write.
    const png = rasterized(this.#text('svg'));
    await this.#copy(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]));
  }

  #groups(): readonly MenuGroup[] {
    const { words } = this.stage;
    return [
      {
        items: saves.map(([format, word]) => ({ text: words[word], run: () => void this.#save(format) })),
      },
      {
        items: [
          { text: words.copyImage, run: () => void this.copyImage() },
          { text: words.copyMermaid, run: () => void this.#copyMermaid() },
        ],
      },
      {
        title: words.colours,
        items: colours.map(([theme, word]) => ({
          text: words[word],
          checked: this.#theme === theme,
          run: () => {
            this.#theme = theme;
          },
        })),
      },
    ];
  }

  #text(format: TextFormat): string {
    const { picture, words, digits } = this.stage;
    const look = this.#theme === 'editor' ? editorLook(this.page.body) : looks[this.#theme];
    const tinted = this.page.view.classList.contains(TINTED);
    return picture === undefined ? '' : textFormats[format](picture, { look, words, digits, tinted });
  }

  async #save(format: SaveFormat): Promise<void> {
    if (format !== 'png') {
      this.save(format, this.#text(format));
      return;
    }
    try {
      const png = await rasterized(this.#text('svg'));
      this.save(format, new Uint8Array(await png.arrayBuffer()));
    } catch (error) {
      this.#tell(fill(this.stage.words.pngFailed, { reason: reasonOf(error) }), ['svg', 'saveSvg']);
    }
  }

  #copyMermaid(): Promise<void> {
    const text = this.#text('mermaid');
    return this.#copy(() => navigator.clipboard.writeText(text), ['mermaid', 'saveMermaid']);
  }

  /** @param instead what can be done where the browser refuses */
  async #copy(write: () => Promise<void>, instead: (typeof saves)[number] = ['png', 'savePng']): Promise<void> {
    window.focus(); // only a page that has the focus may write
    try {
      await write();
      this.#tell(this.stage.words.copied);
    } catch (error) {
      this.#tell(fill(this.stage.words.copyRefused, { reason: reasonOf(error) }), instead);
    }
  }

  #tell(text: string, instead?: (typeof saves)[number]): void {
    clearTimeout(this.#timer);
    const { words } = this.stage;
    const hide = () => {
      this.#notice.hidden = true;
    };
    this.#notice.replaceChildren(make('span', '', text));
    this.#notice.hidden = false;
    if (instead === undefined) {
      this.#timer = setTimeout(hide, TOLD_FOR);
      return;
    }
    const [format, word] = instead;
    const save = make('button', 'gl-action', words[word]);
    const close = make('button', 'gl-action', words.close);
    save.addEventListener('click', () => {
      hide();
      void this.#save(format);
    });
    close.addEventListener('click', hide);
    this.#notice.append(save, close);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
