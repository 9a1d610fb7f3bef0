/** The catalogue as a person walks through it: lookups by id, and what comes next. */
import type { Catalogue, Document, Group, Item, Part, Unit } from "../index.ts";
import type { Mode } from "./desk.ts";

/** A unit and where it stands. */
export interface UnitPlace {
  readonly unit: Unit;
  readonly group: Group;
  readonly part: Part;
}

export class Outline {
  readonly catalogue: Required<Catalogue>;
  readonly #units = new Map<string, UnitPlace>();
  readonly #groups = new Map<string, { readonly group: Group; readonly part: Part }>();
  readonly #items = new Map<string, Item>();
  readonly #unitOfItem = new Map<string, string>();
  readonly #documents = new Map<string, Document>();
  readonly #order: readonly string[];
  #only: ReadonlySet<string> | undefined;

  constructor(catalogue: Required<Catalogue>) {
    this.catalogue = catalogue;
    for (const part of catalogue.parts) {
      for (const group of part.groups) {
        this.#groups.set(group.id, { group, part });
        for (const unit of group.units) {
          this.#units.set(unit.id, { unit, group, part });
          for (const item of unit.items) {
            this.#items.set(item.id, item);
            this.#unitOfItem.set(item.id, unit.id);
          }
        }
      }
    }
    for (const document of catalogue.documents) this.#documents.set(document.id, document);
    this.#order = [...this.#units.keys()];
  }

  /** Asks only these groups and units from now on; everything where there are none. Gives those that there are not. */
  restrict(ids: readonly string[]): string[] {
    const units = new Map(ids.map((id) => [id, this.#groups.get(id)?.group.units ?? [this.#units.get(id)?.unit].filter((unit) => unit !== undefined)]));
    const only = [...units.values()].flat();
    this.#only = only.length === 0 ? undefined : new Set(only.map(({ id }) => id));
    return ids.filter((id) => units.get(id)!.length === 0);
  }

  unit(id: string): UnitPlace | undefined {
    return this.#units.get(id);
  }

  group(id: string): { readonly group: Group; readonly part: Part } | undefined {
    return this.#groups.get(id);
  }

  document(id: string): Document | undefined {
    return this.#documents.get(id);
  }

  isItem(id: string): boolean {
    return this.#items.has(id);
  }

  /** The unit in which an id is dealt with: that of a unit itself, an item, a document or the first of a group. */
  unitOf(id: string): string | undefined {
    if (this.#units.has(id)) return id;
    return this.#unitOfItem.get(id) ?? this.#documents.get(id)?.unit ?? this.#groups.get(id)?.group.units[0]?.id;
  }

  /** The items that are asked. */
  asked(units: Iterable<Unit>, mode: Mode): Item[] {
    return [...units].filter(({ id }) => this.#only?.has(id) ?? true).flatMap((unit) => (mode === "full" ? unit.items : unit.items.filter((item) => item.quick)));
  }

  /** Whether a unit is gone through, and with it an item of it. */
  asks(unit: string, id: string, mode: Mode): boolean {
    const place = this.#units.get(unit);
    if (place === undefined) return false;
    const items = this.asked([place.unit], mode);
    return this.#items.has(id) ? items.some((item) => item.id === id) : items.length > 0;
  }

  /** Whether there is a short look. */
  get hasQuick(): boolean {
    return [...this.#items.values()].some((item) => item.quick);
  }

  get units(): Unit[] {
    return [...this.#units.values()].map(({ unit }) => unit);
  }

  /** The documents that a unit asks for, its own first. */
  documentsOf(unit: string): Document[] {
    const own = this.catalogue.documents.filter((document) => document.unit === unit);
    const shared = this.catalogue.documents.filter((document) => document.also?.includes(unit));
    return [...own, ...shared];
  }

  /** The unit before or after another that is gone through, over the whole catalogue. */
  neighbour(unit: string, step: 1 | -1, mode: Mode): UnitPlace | undefined {
    let at = this.#order.indexOf(unit);
    let id: string | undefined;
    do id = this.#order[(at += step)];
    while (id !== undefined && !this.asks(id, id, mode));
    return id === undefined ? undefined : this.#units.get(id);
  }
}

/** Minutes to read and answer, without looking anything up. */
export function quickMinutes(items: Iterable<Item>): number {
  let seconds = 0;
  for (const item of items) seconds += item.seconds ?? item.minutes * 60;
  return Math.ceil(seconds / 60);
}

/** Minutes that the items take together. */
export function minutes(items: Iterable<Item>): number {
  let sum = 0;
  for (const item of items) sum += item.minutes;
  return sum;
}
