/** Text that a person is typing and that isn't handed over yet: it stays, whatever is drawn meanwhile. */
import { noChange } from "lit";
import { Directive, directive } from "lit/directive.js";
import type { PropertyPart } from "lit/directive.js";
import { setCommittedValue } from "lit/directive-helpers.js";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Fields that are being typed in, with their ids: an element may come to stand for another field. */
const typed = new WeakMap<Field, string>();

/** As `live` of Lit draws the value of a field, which knows of no typing. */
class Value extends Directive {
  override render(value: string): string {
    return value;
  }

  override update(part: PropertyPart, [value]: [string]): unknown {
    const field = part.element as Field;
    if (typed.get(field) === field.id || field.value === value) return noChange;
    setCommittedValue(part);
    return value;
  }
}

export const typing = {
  value: directive(Value),

  begin({ target }: Event): void {
    typed.set(target as Field, (target as Field).id);
  },

  /** Gives the text. */
  end({ target }: Event): string {
    typed.delete(target as Field);
    return (target as Field).value;
  },
};
