/** Whether code goes up along its gradients: then they are those of the negative loss. */
import type { Claim, Claims } from './claims.ts';
import type { Expression } from './forms.ts';
import { placeOf } from './places.ts';
import { readsOf, type Scope } from './scopes.ts';

/** The claims that are added to what they are the gradients of, as `W += rate * dW` does. */
export function addedClaims(scopes: readonly Scope[], { all, primalOf }: Claims, text: string): ReadonlySet<Claim> {
  const added = new Set<Claim>();
  for (const scope of scopes) {
    for (const { place, statement } of scope.writes) {
      const { operator, value } = statement;
      if (value === undefined || !['=', '+=', '-='].includes(operator) || primalOf(place) !== undefined) continue;
      for (const name of readsOf(value, text)) {
        const gradient = placeOf(name);
        if (gradient === undefined || primalOf(gradient) !== place.key) continue;
        const sign = signOf(value, name, text);
        const isAdded =
          operator === '=' ? sign > 0 && readsOf(value, text).has(place.text) : signed(operator) * sign > 0;
        if (!isAdded) continue;
        for (const claim of all) if (claim.of === place.key) added.add(claim);
      }
    }
  }
  return added;
}

function signed(operator: string): number {
  return operator === '-=' ? -1 : 1;
}

/** The sign with which a variable goes into an expression; 0: it is not in it. */
function signOf(expression: Expression, name: string, text: string): number {
  switch (expression.kind) {
    case 'name':
    case 'member':
    case 'index':
      return placeOf(text.slice(expression.start, expression.end))?.text === name ? 1 : 0;
    case 'unary':
      return (expression.operator === '-' ? -1 : 1) * signOf(expression.operand, name, text);
    case 'binary': {
      const { left, right, operator } = expression;
      const [inLeft, inRight] = [signOf(left, name, text), signOf(right, name, text)];
      if (operator === '+' || operator === '-') return inLeft !== 0 ? inLeft : (operator === '-' ? -1 : 1) * inRight;
      if (inLeft !== 0) return inLeft * ownSign(right);
      return inRight * ownSign(left);
    }
    case 'call':
      return expression.arguments.map((argument) => signOf(argument, name, text)).find((sign) => sign !== 0) ?? 0;
    default:
      return 0;
  }
}

/** Of what is written with a minus: learning rates are positive. */
function ownSign(expression: Expression): number {
  if (expression.kind === 'unary' && expression.operator === '-') return -ownSign(expression.operand);
  return expression.kind === 'binary' && expression.operator !== '+' && expression.operator !== '-'
    ? ownSign(expression.left) * ownSign(expression.right)
    : 1;
}
