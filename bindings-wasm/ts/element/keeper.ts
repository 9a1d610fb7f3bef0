/** Answers kept in this browser: one text under a key of our own, which another window may change as well. Beside it, how the person works. */

/** What became of a text that was to be kept. `elsewhere`: another window has kept another one since; `refused`: the browser keeps nothing. */
export type Kept = "kept" | "elsewhere" | "refused";

/** Who keeps answers under a key. */
const OWNERS = new Map<string, WeakRef<Node>>();

export class Keeper {
  readonly key: string;
  #known: string | null;

  /** The keeper of an owner; none where another one on the page keeps its answers under this name. */
  static of(owner: Node, name: string): Keeper | undefined {
    const other = OWNERS.get(name)?.deref();
    if (other !== undefined && other !== owner && other.isConnected) {
      console.warn(`two <aims-assessment> would keep their answers as "${name}", so the second one keeps none: give each an id`);
      return undefined;
    }
    OWNERS.set(name, new WeakRef(owner));
    return new Keeper(name);
  }

  constructor(name: string) {
    this.key = `aimscore:${name}`;
    this.#known = this.#there();
  }

  /** The text as this window knows it. */
  get text(): string | null {
    return this.#known;
  }

  /** Keeps a text. Where another window has kept one since, only `anyway`. */
  keep(text: string, anyway = false): Kept {
    if (!anyway && this.#there() !== this.#known) return "elsewhere";
    try {
      localStorage.setItem(this.key, text);
    } catch {
      return "refused";
    }
    this.#known = text;
    return "kept";
  }

  /** Learns what another window has kept. */
  look(): string | null {
    this.#known = this.#there();
    return this.#known;
  }

  /** How the person works here, in words. */
  get manner(): string | null {
    return this.#there(":manner");
  }

  keepManner(words: string): void {
    try {
      localStorage.setItem(`${this.key}:manner`, words);
    } catch {
      return;
    }
  }

  /** Puts a text that can't be read under another key, so that it is not written over. */
  putAside(): void {
    try {
      localStorage.setItem(`${this.key}:unreadable`, this.#known ?? "");
      localStorage.removeItem(this.key);
    } catch {
      return;
    }
    this.#known = null;
  }

  forget(): void {
    try {
      for (const beside of ["", ":unreadable", ":manner"]) localStorage.removeItem(`${this.key}${beside}`);
    } catch {
      return;
    }
    this.#known = null;
  }

  #there(beside = ""): string | null {
    try {
      return localStorage.getItem(`${this.key}${beside}`);
    } catch {
      return null;
    }
  }
}
