/** Tells its listeners that something happened. */
export class Signal<T = void> {
  readonly #listeners: ((news: T) => void)[] = [];

  listen(listener: (news: T) => void): void {
    this.#listeners.push(listener);
  }

  tell(news: T): void {
    for (const listener of this.#listeners) listener(news);
  }
}
