/** A handle that a program holds in place of a number: the tape entry whose value it has. */
export class Ref {
  constructor(readonly entry: number) {}
}
