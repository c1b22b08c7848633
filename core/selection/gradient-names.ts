/**
 * The variable that a name claims to be the gradient of, by the conventions of hand-written backward passes: `dx`, `dW1`, `d_x`,
 * `dL_dx`, `dfdx`, `grad_x`, `gradX`, `x_grad`, `xGrad`; undefined for other names.
 */
export function primalName(name: string, isKnown: (name: string) => boolean): string | undefined {
  // Several, of what nobody says.
  if (name === 'grads' || name === 'gradients') return undefined;
  for (const pattern of PATTERNS) {
    const rest = pattern.exec(name)?.[1];
    if (rest === undefined) continue;
    for (const candidate of [rest, rest[0].toLowerCase() + rest.slice(1)]) {
      if (candidate !== name && isKnown(candidate)) return candidate;
    }
  }
  return undefined;
}

const PATTERNS = [/^d_?(\w+)$/, /^d\w+?_d(\w+)$/, /^d\w+?d(\w+)$/, /^grad_?(\w+)$/, /^(\w+?)_?[gG]rad$/];

/** The name of the upstream gradient of an output that is no scalar. */
export function seedNames(output: string): readonly string[] {
  return [`d${output}`, `grad_${output}`, `${output}_grad`, 'dout'];
}
