/** State outside of React that components subscribe to. */
export abstract class Store<State> {
  #state: State;
  readonly #initial: State;
  readonly #listeners = new Set<() => void>();

  constructor(initial: State) {
    this.#state = initial;
    this.#initial = initial;
  }

  get = (): State => this.#state;

  /** What the exported page was rendered with. */
  getInitial = (): State => this.#initial;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  protected set(state: State): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}
