export const usage = `gradlens: values and gradients of every intermediate of a forward pass

  gradlens inspect FILE…           show each file with values and gradients at the ends of its lines
  gradlens draw FILE -o OUT.svg    draw the circuit of a file; with -o - it goes to standard output

Choices, for both:
  --lines A-B           only these lines, widened to whole statements; both ends count, from 1
  --of NAME             the output that is differentiated
  --wrt NAME,…          the inputs, instead of those that GradLens finds
  --seed NAME           the variable that holds the upstream gradient of the output
  --input 'NAME=EXPR'   a value for an input; may be given several times

For inspect:
  --json                one JSON object a line and a file

  -h, --help            this text
  -v, --version         the version

Exit status: 0, or 1 if a file ended in an error, or 2 for wrong usage.
Colours are used on a terminal; NO_COLOR turns them off and FORCE_COLOR on.
`;
