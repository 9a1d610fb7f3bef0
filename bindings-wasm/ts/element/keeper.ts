/**
 * Answers that are kept: one text under a key of our own, which another window may change as well. Beside it, how the person works
 * and where they were. A place to keep them may be slow or fail; the answers of this window stay whatever it does.
 */

/** What becomes of a text that is to be kept. `keeping`: it is under way; `elsewhere`: another window has kept another one since; `refused`: it is not kept, or not yet after a long wait. */
export type Kept = "kept" | "keeping" | "elsewhere" | "refused";

/**
 * Where a page keeps answers in the place of this browser's storage, such as a database or a server of its own. Texts by key.
 * Each call may take its time, and rejects where it fails.
 */
export interface StorageAdapter {
  /** The text under a key; nothing where there is none. */
  get(key: string): Promise<string | null | undefined>;
  /** Puts a text under a key. */
  set(key: string, text: string): Promise<void>;
  /** Removes a key and its text. */
  delete(key: string): Promise<void>;
}

/** What was kept when the element began: the answers, how the person works, where they were. */
export interface Found {
  readonly text: string | null;
  readonly manner: string | null;
  readonly place: string | null;
}

/** Milliseconds after which a person is told that nothing is kept so far. */
const PATIENCE = 10_000;

/** Texts that stand beside the answers. */
const BESIDE = ["manner", "place", "unreadable"] as const;

/** This browser's storage. It may be full, or forbidden. */
const browser: StorageAdapter = {
  get: async (key) => localStorage.getItem(key),
  set: async (key, text) => localStorage.setItem(key, text),
  delete: async (key) => localStorage.removeItem(key),
};

/** Who keeps answers under a key. */
const OWNERS = new Map<string, WeakRef<Node>>();

export class Keeper {
  readonly key: string;
  /** Who keeps: this browser, or the page in its own way. */
  readonly where: "browser" | "page";
  readonly #storage: StorageAdapter;
  /** What is there as far as this window knows, and what it last tried to put there. */
  #known: string | null = null;
  #tried: string | null = null;
  #next: { readonly text: string; readonly anyway: boolean } | undefined;
  #last: Promise<void> = Promise.resolve();

  /** Told what becomes of the answers. */
  settled: (kept: Kept) => void = () => {};

  /** The keeper of an owner; none where another one on the page keeps its answers under this name. */
  static of(owner: Node, name: string, adapter: StorageAdapter | undefined): Keeper | undefined {
    const other = OWNERS.get(name)?.deref();
    if (other !== undefined && other !== owner && other.isConnected) {
      console.warn(`two <aims-assessment> would keep their answers as "${name}", so the second one keeps none: give each an id`);
      return undefined;
    }
    OWNERS.set(name, new WeakRef(owner));
    return new Keeper(name, adapter);
  }

  constructor(name: string, adapter: StorageAdapter | undefined) {
    this.key = `aimscore:${name}`;
    this.where = adapter === undefined ? "browser" : "page";
    this.#storage = adapter ?? browser;
  }

  /** What was kept; undefined where it can't be had, or not in time. */
  async open(): Promise<Found | undefined> {
    let late: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<never>((_, reject) => (late = setTimeout(() => reject(new Error("what was kept did not come in time")), PATIENCE)));
    try {
      const there = Promise.all([this.#there(), this.#there("manner"), this.#there("place")]);
      const [text, manner, place] = await Promise.race([there, patience]);
      this.#known = text;
      return { text, manner, place };
    } catch (error) {
      if (this.where === "page") console.warn(error);
      return undefined;
    } finally {
      clearTimeout(late);
    }
  }

  /** Keeps a text once those before it are dealt with; of several that wait, the last one. Where another window has kept one since, only `anyway`. */
  keep(text: string, anyway = false): void {
    this.#next = { text, anyway: anyway || this.#next?.anyway === true };
    this.settled("keeping");
    this.#then(() => this.#keepNext());
  }

  /** Learns what is there now. */
  async look(): Promise<string | null> {
    this.#known = await this.#there().catch(() => null);
    return this.#known;
  }

  /** Looks whether another window has kept another text, where that does not tell us. */
  check(): void {
    this.#then(async () => {
      const there = await this.#there().catch(() => this.#known);
      if (!this.#isOurs(there) && this.#next === undefined) this.settled("elsewhere");
    });
  }

  /** Notes a text beside the answers, if that can be done. */
  note(beside: "manner" | "place", text: string): void {
    this.#then(() => this.#storage.set(this.#name(beside), text));
  }

  /** Puts a text that can't be read under another key, so that it is not written over. */
  putAside(): void {
    const text = this.#known ?? "";
    this.#known = null;
    this.#then(async () => {
      await this.#storage.set(this.#name("unreadable"), text);
      await this.#storage.delete(this.key);
    });
  }

  /** Removes everything that was kept. */
  forget(): void {
    this.#next = undefined;
    this.#then(async () => {
      for (const name of [this.key, ...BESIDE.map((beside) => this.#name(beside))]) await this.#storage.delete(name);
      this.#known = null;
    });
  }

  async #keepNext(): Promise<void> {
    const next = this.#next;
    if (next === undefined) return;
    this.#next = undefined;
    const late = setTimeout(() => this.settled("refused"), PATIENCE);
    const kept = await this.#put(next.text, next.anyway);
    clearTimeout(late);
    if (this.#next === undefined) this.settled(kept);
  }

  async #put(text: string, anyway: boolean): Promise<Kept> {
    try {
      if (!anyway && !this.#isOurs(await this.#there())) return "elsewhere";
      this.#tried = text;
      await this.#storage.set(this.key, text);
    } catch {
      return "refused";
    }
    this.#known = text;
    return "kept";
  }

  /** Whether what is there is from this window: a text that was refused may have come there all the same. */
  #isOurs(there: string | null): boolean {
    return there === this.#known || (there !== null && there === this.#tried);
  }

  /** One thing after the other, so that an older text never lands on a newer one. */
  #then(act: () => Promise<void>): void {
    this.#last = this.#last.then(act).catch(() => {});
  }

  async #there(beside?: (typeof BESIDE)[number]): Promise<string | null> {
    return (await this.#storage.get(beside === undefined ? this.key : this.#name(beside))) ?? null;
  }

  #name(beside: (typeof BESIDE)[number]): string {
    return `${this.key}:${beside}`;
  }
}
