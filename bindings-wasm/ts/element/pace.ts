/** How fast a person answers: the median, so that a break does not count. */

/** So many answers tell a pace. */
const ENOUGH = 5;

export class Pace {
  #since: number | undefined;
  readonly #times: number[] = [];

  /** The person came to the questions. */
  begin(now: number): void {
    this.#since = now;
  }

  /** A question got its first answer. */
  answered(now: number): void {
    if (this.#since !== undefined) this.#times.push(now - this.#since);
    this.#since = now;
  }

  /** Milliseconds that an answer takes; undefined until there are enough of them to tell. */
  get median(): number | undefined {
    const sorted = [...this.#times].sort((a, b) => a - b);
    return sorted.length < ENOUGH ? undefined : sorted[sorted.length >> 1];
  }
}
