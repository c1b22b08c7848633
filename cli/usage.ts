export const usage = `gradlens: values and gradients of every intermediate of a forward pass

  gradlens inspect FILE…           show each file with values and gradients at the ends of its lines
  gradlens draw FILE [-o OUT]      draw the circuit of a file, as the editor's panel does
  gradlens check FILE…             compare the gradients that are written by hand with autodiff

Choices, for inspect and draw, the last also for check:
  --lines A-B           only these lines, widened to whole statements; both ends count, from 1
  --of NAME             the output that is differentiated
  --wrt NAME,…          the inputs, instead of those that GradLens finds
  --also NAME,…         inputs besides those that GradLens finds
  --except NAME,…       those that are to be none
  --seed NAME           the variable that holds the upstream gradient of the output
  --upstream EXPR       that gradient itself, or @0,2: one element of the output
  --call N              the call of the inspected function whose arguments it gets, from 1
  --input 'NAME=EXPR'   a value for an input; may be given several times

For inspect and check:
  --json                one JSON object a line and a file

For draw:
  -o OUT                the file to write; without it, or with -, standard output
  --format FORMAT       svg, dot, mermaid, markdown (Mermaid in a page) or json; without it what the
                        name of OUT says: .svg .dot .gv .mmd .mermaid .md .json. A PNG is made in
                        the panel, or from the SVG
  --theme THEME         colours of the picture: light, dark or contrast
  --level LEVEL         how much one gate stands for: gate (one operation), named (a variable) or
                        group (a line, a loop, a call)

  -h, --help            this text
  -v, --version         the version

Exit status: 0, or 1 if a file ended in an error or a gradient is wrong, or 2 for wrong usage.
Colours are used on a terminal; NO_COLOR turns them off and FORCE_COLOR on.
`;
