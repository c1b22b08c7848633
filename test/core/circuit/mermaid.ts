/**
 * Reads Mermaid's flowcharts as far as GradLens writes them, and strictly: Mermaid's own parser needs a browser. Every
 * label is one that was given to it, with hostile names, and came back unchanged.
 */
import { expect } from 'vitest';

/** Nothing but what a label may hold as it stands: no markup, no Markdown, no end of the label. */
const LABEL = String.raw`"(?!\d+[.)])(?![-+](?: |"))(?:[^\x00-\x1f!-'*:-@\[-\x60{-\x7f]|#\d+;|<br/>)+"`;
const STYLE = `(?::::(?:input|output|numbers|dead|loud))?`;
const ID = String.raw`[gst]\d+|b\d+_\d+`;

const NODE = new RegExp(
  `^(${ID})(?:\\(\\[${LABEL}\\]\\)|\\(\\(${LABEL}\\)\\)|\\(${LABEL}\\)|\\[\\[${LABEL}\\]\\]|\\[${LABEL}\\]|>${LABEL}\\])${STYLE}$`,
);
const EDGE = new RegExp(`^(${ID}) (?:---|-\\.-|===|(?:-->|-\\.->|==>)(?:\\|${LABEL}\\|)?) (${ID})$`);
const SUBGRAPH = new RegExp(`^subgraph box\\d+ \\[${LABEL}\\]$`);
const CLASS = /^(classDef [a-z]+ [-a-z]+:[#\w ]+(,[-a-z]+:[#\w ]+)*|class box\d+(,box\d+)* box)$/;

export function checkMermaid(text: string): void {
  const [head, ...lines] = text.trimEnd().split('\n');
  expect(head).toBe('flowchart LR');
  const nodes = new Set<string>();
  const used: string[] = [];
  let depth = 0;
  for (const line of lines.map((indented) => indented.trim())) {
    const node = NODE.exec(line);
    const edge = EDGE.exec(line);
    if (node !== null) {
      expect(nodes).not.toContain(node[1]);
      nodes.add(node[1]);
    } else if (edge !== null) used.push(edge[1], edge[2]);
    else if (SUBGRAPH.test(line)) depth++;
    else if (line === 'end') depth--;
    else expect(line).toMatch(CLASS);
  }
  expect(depth).toBe(0);
  for (const id of used) expect(nodes).toContain(id);
}

/** What is read on nodes and edges, line by line. */
export function labelsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"/g)].flatMap(([, label]) =>
    label.split('<br/>').map((line) => line.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))),
  );
}
