/** Deeper than the engine reads. */
const LEVELS = 64;

/**
 * JSON text of a value. What JSON cannot say, such as `NaN`, a function or an object inside itself, stands there as `null`, which
 * the engine refuses wherever it stands: nothing is changed or dropped in silence. Keys that are `undefined` count as absent.
 *
 * @internal
 */
export function jsonText(value: unknown): string {
  if (typeof value !== "string") return plain(value, []) ? JSON.stringify(value) : written(value, []);
  return value.isWellFormed() ? value : value.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

/** Whether JSON can say all of a value, so that the quick way of the language, several times as fast, says it. */
function plain(value: unknown, within: unknown[]): boolean {
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return true;
  if (within.length >= LEVELS || within.includes(value) || hasToJSON(value)) return false;
  within.push(value);
  const all = Array.isArray(value)
    ? Array.from(value).every((entry) => plain(entry, within))
    : isObject(value) && Object.values(value).every((field) => field === undefined || plain(field, within));
  within.pop();
  return all;
}

function written(value: unknown, within: unknown[]): string {
  if (hasToJSON(value)) value = value.toJSON();
  if (typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return JSON.stringify(value);
  if (within.length < LEVELS && !within.includes(value)) {
    const inside = [...within, value];
    if (Array.isArray(value)) return `[${Array.from(value, (entry) => written(entry, inside)).join()}]`;
    if (isObject(value)) {
      const present = Object.entries(value).filter(([, field]) => field !== undefined);
      return `{${present.map(([key, field]) => `${JSON.stringify(key)}:${written(field, inside)}`).join()}}`;
    }
  }
  return "null";
}

function hasToJSON(value: unknown): value is { toJSON(): unknown } {
  return typeof (value as { toJSON?: unknown } | null | undefined)?.toJSON === "function";
}

/** Whether the value is an object with keys, of this window or of another, and not a `Map`, a typed array or the like. */
function isObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}
