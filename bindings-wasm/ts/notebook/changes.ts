/** What changed in an assessment, statement by statement, so that two who change it at the same time lose nothing. */
import type { NormalizedAssessment, Assessment } from "../index.ts";

/** What stands at a path now; nothing does where there is no value. An entry of a list goes by its id: `["answers", "4.1-r1", "rating"]`. */
export interface Change {
  readonly path: readonly string[];
  readonly value?: unknown;
}

/** The lists whose entries have an id, and its name. */
const IDS = { answers: "item_id", applicability: "control_id", documents: "document_id", own_controls: "id", risks: "id", systems: "id" } as const;

type Fields = Record<string, unknown>;

/** The changes that lead from one assessment to another. */
export function between(before: NormalizedAssessment, after: NormalizedAssessment): Change[] {
  return differences(byId(before), byId(after), []);
}

/** An assessment with changes made to it. */
export function changed(assessment: Assessment, changes: readonly Change[]): Assessment {
  const whole = structuredClone(assessment) as Assessment & Fields;
  for (const { path, value } of changes) {
    const [section = "", ...rest] = path;
    if (section in IDS) whole[section] = entered((whole[section] ?? []) as Fields[], IDS[section as keyof typeof IDS], rest, value);
    else put(whole, path, value);
  }
  return whole;
}

/** A list with a change to the entry of an id, which comes last where it is new. */
function entered(list: readonly Fields[], key: string, [id = "", ...rest]: readonly string[], value: unknown): Fields[] {
  const known = list.findIndex((entry) => entry[key] === id);
  const entry = rest.length === 0 ? (value as Fields | undefined) : { [key]: id, ...structuredClone(list[known]) };
  if (entry !== undefined && rest.length > 0) put(entry, rest, value);
  return list.toSpliced(known < 0 ? list.length : known, 1, ...(entry === undefined ? [] : [entry]));
}

function put(place: Fields, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) put((place[key] ??= {}) as Fields, rest, value);
  else if (value === undefined) delete place[key];
  else place[key] = value;
}

/** What is there under names and ids, one by one; a list without ids is one thing. */
type Named = Map<string, unknown>;

function byId(assessment: NormalizedAssessment): Named {
  return new Map(
    Object.entries(assessment).map(([section, content]) => {
      const id = section in IDS ? IDS[section as keyof typeof IDS] : undefined;
      return [section, id === undefined ? content : new Map((content as Fields[]).map((entry) => [entry[id] as string, entry]))];
    }),
  );
}

function differences(before: Named, after: Named, path: readonly string[]): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [then, now] = [before.get(key), after.get(key)];
    const [inThen, inNow] = [named(then), named(now)];
    if (inThen !== undefined && inNow !== undefined) return differences(inThen, inNow, [...path, key]);
    if (JSON.stringify(then) === JSON.stringify(now)) return [];
    return [{ path: [...path, key], ...(now !== undefined && { value: now }) }];
  });
}

function named(value: unknown): Named | undefined {
  if (value instanceof Map) return value;
  return typeof value === "object" && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}
