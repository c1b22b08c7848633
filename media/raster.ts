/** Twice as fine as on the screen, but what a browser draws, and others open, has limits. */
const FINENESS = 2;
const MOST_PIXELS = 32e6;
const LONGEST_SIDE = 16_384;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The pixels of a picture of so many units. */
export function pixels({ width, height }: Size): Size {
  const scale = Math.min(FINENESS, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
  const whole = (length: number) => Math.max(Math.floor(length * scale), 1);
  return { width: whole(width), height: whole(height) };
}

/** Draws an SVG that stands by itself as a PNG. */
export async function rasterized(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { width, height } = pixels({ width: image.naturalWidth, height: image.naturalHeight });
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
