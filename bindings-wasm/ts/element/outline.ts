/** The catalogue as a person walks through it: lookups by id, and what comes next. */
import type { Catalogue, Document, Group, Item, Part, Unit } from "../index.ts";

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

  get items(): Iterable<Item> {
    return this.#items.values();
  }

  get itemCount(): number {
    return this.#items.size;
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

  /** The unit in which an id is dealt with: that of a unit itself, an item, a document or the first of a group. */
  unitOf(id: string): string | undefined {
    if (this.#units.has(id)) return id;
    return this.#unitOfItem.get(id) ?? this.#documents.get(id)?.unit ?? this.#groups.get(id)?.group.units[0]?.id;
  }

  /** The documents that a unit asks for, its own first. */
  documentsOf(unit: string): Document[] {
    const own = this.catalogue.documents.filter((document) => document.unit === unit);
    const shared = this.catalogue.documents.filter((document) => document.also?.includes(unit));
    return [...own, ...shared];
  }

  /** The unit before or after another, over the whole catalogue. */
  neighbour(unit: string, step: 1 | -1): UnitPlace | undefined {
    const id = this.#order[this.#order.indexOf(unit) + step];
    return id === undefined ? undefined : this.#units.get(id);
  }
}

/** Minutes that the items take together. */
export function minutes(items: Iterable<Item>): number {
  let sum = 0;
  for (const item of items) sum += item.minutes;
  return sum;
}
