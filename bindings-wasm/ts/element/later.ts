/** What comes in a file of its own: it is asked for once, when it is first needed. */
export class Later<Value> {
  readonly #fetch: () => Promise<Value>;
  readonly #settled: () => void;
  #coming: Promise<void> | undefined;
  #value: Value | undefined;
  #failed = false;

  /** `settled` is called once it is there, or cannot be had. */
  constructor(fetch: () => Promise<Value>, settled: () => void) {
    this.#fetch = fetch;
    this.#settled = settled;
  }

  /** What came; undefined until it is there. */
  get value(): Value | undefined {
    void this.arrival();
    return this.#value;
  }

  /** Whether it was asked for and is neither there nor out of reach yet. */
  get coming(): boolean {
    return this.#coming !== undefined && this.#value === undefined && !this.#failed;
  }

  /** Whether it cannot be had. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Waits until it is there, or cannot be had. */
  arrival(): Promise<void> {
    this.#coming ??= this.#come();
    return this.#coming;
  }

  async #come(): Promise<void> {
    try {
      this.#value = await this.#fetch();
    } catch (error) {
      this.#failed = true;
      console.error(error);
    }
    this.#settled();
  }
}
