/** A differentiated path crosses an op whose gradient for that argument nobody has written. */
export class UnsupportedGradientError extends Error {
  constructor(
    readonly entry: number,
    readonly argument: number,
    readonly op: string,
  ) {
    super(`no gradient of ${op} with respect to argument ${argument}`);
  }
}
