import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const { gradlens, read } = program();

const files = { 'chain.js': 'const x = -2;\nconst y = 5;\nconst z = -4;\nconst q = x + y;\nconst f = q * z;\n' };

/** What is written on a picture, without the titles that only a pointer shows. */
function words(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].flatMap(([, inner]) =>
    inner.replace(/<[^>]+>/g, ' ').split(/\s+/),
  );
}

describe('draw', () => {
  it('writes a picture with names, gates, values and gradients', () => {
    expect(gradlens(['draw', 'chain.js', '-o', 'chain.svg'], files)).toEqual({ status: 0, stdout: '', stderr: '' });
    const svg = read('chain.svg');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg.trimEnd()).toMatch(/<\/svg>$/);
    expect(svg).toContain('<style>');
    expect(svg).not.toContain('var(--');
    const written = words(svg);
    for (const word of ['x', 'y', 'z', 'q', 'f', '+', '×']) expect(written).toContain(word);
    for (const value of ['-2', '5', '-4', '3', '-12']) expect(written).toContain(value);
    expect(written.join(' ')).toMatch(/∂ 3 .*∂ 1/);
  });

  it('goes to standard output, and takes the same choices as inspect', () => {
    const { status, stdout } = gradlens(['draw', 'chain.js', '-o', '-', '--of', 'q', '--input', 'x=40'], files);
    expect(status).toBe(0);
    const written = words(stdout);
    expect(written).toContain('45');
    expect(written).not.toContain('×');
  });

  it('writes what the name of the file says, or what is asked for', () => {
    const draw = (...args: string[]) => {
      expect(gradlens(['draw', 'chain.js', ...args], files)).toEqual({ status: 0, stdout: '', stderr: '' });
      return read(args[1]);
    };
    expect(draw('-o', 'chain.dot')).toMatch(/^digraph circuit \{[\s\S]*\}\n$/);
    expect(draw('-o', 'chain.mmd')).toMatch(/^flowchart LR\n/);
    expect(draw('-o', 'chain.md')).toBe(`\`\`\`mermaid\n${read('chain.mmd')}\`\`\`\n`);
    const { format, version, gates, wires } = JSON.parse(draw('-o', 'chain.json'));
    expect([format, version, gates.length, wires.length]).toEqual(['gradlens-circuit', 1, 5, 5]);
    expect(draw('-o', 'chain.txt', '--format', 'json')).toBe(read('chain.json'));
  });

  it('has three themes', () => {
    const [light, dark, contrast] = ['light', 'dark', 'contrast'].map(
      (theme) => gradlens(['draw', 'chain.js', '--theme', theme], files).stdout,
    );
    const background = (svg: string) => /<rect [^>]*fill="(#\w+)"\/>/.exec(svg)?.[1];
    expect([light, dark, contrast].map(background)).toEqual(['#ffffff', '#1e1e1e', '#000000']);
    expect(gradlens(['draw', 'chain.js'], files).stdout).toBe(light);
    const { stdout } = gradlens(['draw', 'chain.js', '--theme', 'dark', '--format', 'dot'], files);
    expect(stdout).toContain('bgcolor="#1e1e1e"');
  });

  it('refuses what it cannot write, before it reads anything', () => {
    const { status, stderr } = gradlens(['draw', 'nowhere.js', '-o', 'chain.png']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^gradlens: draw writes no PNG: .*rsvg-convert\nTry gradlens --help\.\n$/);
  });

  it('draws what there is before an error, and ends with 1', () => {
    const { status, stdout, stderr } = gradlens(['draw', 'half.js', '-o', '-'], {
      'half.js': 'const x = 3;\nconst y = x * x;\nconst f = y.a.b;\n',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^gradlens: half\.js:3:\d+: Uncaught TypeError: .*\n$/);
    expect(words(stdout)).toContain('y');
  });

  it('writes nothing where there is nothing to draw', () => {
    const empty = gradlens(['draw', 'empty.js', '-o', '-'], { 'empty.js': '// nothing\n' });
    expect(empty).toMatchObject({ status: 1, stdout: '' });
    expect(empty.stderr).toContain('There is no code to inspect here.');
    expect(gradlens(['draw', 'nowhere.js', '-o', '-']).stderr).toContain('there is no such file');
  });

  it('says that it cannot write', () => {
    const { status, stderr } = gradlens(['draw', 'chain.js', '-o', 'no/such/folder.svg'], files);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^gradlens: ENOENT/);
  });
});
