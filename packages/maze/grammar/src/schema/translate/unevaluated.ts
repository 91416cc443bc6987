import { isSince } from "../documents/drafts.ts";
import { isJsonObject } from "../documents/json-value.ts";
import { isLegacyReference } from "../documents/schema-documents.ts";
import { ALL_KINDS, KIND } from "../formula/formula.ts";
import type { Formula } from "../formula/formula.ts";
import { allStrings, complementStrings, noStrings, theseStrings, uniteStrings } from "../strings/string-set.ts";
import type { StringSet } from "../strings/string-set.ts";
import { references, schemasOf } from "./applicators.ts";
import { itemKeywords } from "./array-keywords.ts";
import { KeywordReader } from "./keyword-reader.ts";
import { keyPatterns } from "./object-keywords.ts";
import type { Translator } from "./translator.ts";

/** What a schema has looked at: keys, the first items, and items of some formulas. */
interface Seen {
  readonly keys: StringSet;
  readonly items: number;
  readonly matching: readonly Formula[];
}
/** What is looked at where a formula holds. */
interface Case {
  readonly when: Formula;
  readonly seen: Seen;
}

const NOTHING: Seen = { keys: noStrings, items: 0, matching: [] };
const MOST_CASES = 256;

const both = (a: Seen, b: Seen): Seen => ({
  keys: uniteStrings([a.keys, b.keys]),
  items: Math.max(a.items, b.items),
  matching: [...a.matching, ...b.matching],
});

/** Raised inside when the cases are too many; never leaves this module. */
class TooManyCases extends Error {}

/** `unevaluatedProperties` and `unevaluatedItems`: case by case of what the schemas beside them have looked at. */
export function translateUnevaluated(reader: KeywordReader, translator: Translator): Formula[] {
  const { formulas } = translator;
  const result: Formula[] = [];
  for (const keyword of ["unevaluatedProperties", "unevaluatedItems"] as const) {
    if (!reader.hasSchema(keyword)) continue;
    const value = translator.below(reader, keyword);
    if (value === formulas.all) continue;
    const properties = keyword === "unevaluatedProperties";
    try {
      const cases = new Evaluation(translator).own(reader, keyword);
      const options = cases.map(({ when, seen }) =>
        formulas.and([
          when,
          properties ? otherKeys(seen, value, translator) : otherItems(seen, value, reader, translator),
        ]),
      );
      const others = formulas.kinds(ALL_KINDS & ~(properties ? KIND.object : KIND.array));
      result.push(formulas.or([others, ...options], reader.place(keyword)));
    } catch (error) {
      if (!(error instanceof TooManyCases)) throw error;
      const kind = properties ? KIND.object : KIND.array;
      result.push(translator.unknown(kind, reader.place(keyword), "the schemas beside it have too many cases"));
    }
  }
  return result;
}

function otherKeys(seen: Seen, value: Formula, { formulas }: Translator): Formula {
  const keys = complementStrings(seen.keys);
  if (keys.kind === "values" && !keys.excluded && keys.values.size === 0) return formulas.all;
  return formulas.object({ about: "keys", keys, value });
}

function otherItems(seen: Seen, value: Formula, reader: KeywordReader, { formulas }: Translator): Formula {
  if (seen.items === Infinity) return formulas.all;
  const item = formulas.or([value, ...seen.matching]);
  return formulas.array({ about: "rest", from: seen.items, item, place: reader.place("unevaluatedItems") });
}

/** Finds out what schemas look at. */
class Evaluation {
  readonly #translator: Translator;
  readonly #open = new Set<string>();

  constructor(translator: Translator) {
    this.#translator = translator;
  }

  /** The cases of a schema, without what `except` looks at. */
  own(reader: KeywordReader, except: string | undefined): Case[] {
    const translator = this.#translator;
    const { formulas } = translator;
    let cases: Case[] = [{ when: formulas.all, seen: this.#seen(reader, except) }];
    if (isLegacyReference(reader.schema, reader.node.resource.draft)) cases = [{ when: formulas.all, seen: NOTHING }];
    for (const target of references(reader, translator)) cases = this.#times(cases, this.#cases(target));
    for (const item of schemasOf(reader, "allOf", translator) ?? []) cases = this.#times(cases, this.#cases(item));
    for (const item of schemasOf(reader, "anyOf", translator) ?? []) cases = this.#times(cases, this.#maybe(item));
    const one = schemasOf(reader, "oneOf", translator);
    if (one !== undefined) cases = this.#times(cases, this.#merged(one.flatMap((item) => this.#holding(item))));
    if (reader.hasSchema("if")) cases = this.#times(cases, this.#conditional(reader));
    for (const keyword of ["dependentSchemas", "dependencies"]) {
      for (const [name, value] of Object.entries(reader.map(keyword) ?? {})) {
        if (Array.isArray(value)) continue;
        // Of what is no object, `has` says nothing.
        const has = formulas.and([formulas.kinds(KIND.object), formulas.has(name)]);
        const sub = this.#cases(translator.below(reader, keyword, name));
        const present = sub.map(({ when, seen }) => ({ when: formulas.and([has, when]), seen }));
        cases = this.#times(cases, [{ when: formulas.not(has), seen: NOTHING }, ...present]);
      }
    }
    return cases;
  }

  /** What a schema looks at by itself. */
  #seen(reader: KeywordReader, except: string | undefined): Seen {
    const translator = this.#translator;
    const names = Object.keys(reader.map("properties") ?? {});
    const patterns = keyPatterns(reader, translator).map(([, keys]) => keys ?? noStrings);
    const every = ["additionalProperties", "unevaluatedProperties"].some((one) => one !== except && reader.has(one));
    const { places, rest } = itemKeywords(reader);
    const first = places === undefined ? 0 : (reader.list(places)?.length ?? 0);
    const all = [rest, "unevaluatedItems"].some((one) => one !== undefined && one !== except && reader.has(one));
    const contains = isSince(reader.node.resource.draft, "2020-12") && reader.hasSchema("contains");
    return {
      keys: every ? allStrings : uniteStrings([theseStrings(names), ...patterns]),
      items: all ? Infinity : first,
      matching: contains ? [translator.below(reader, "contains")] : [],
    };
  }

  #cases(formula: Formula): Case[] {
    const { formulas } = this.#translator;
    if (formula.kind !== "schema" || !isJsonObject(formula.node.value)) return [{ when: formulas.all, seen: NOTHING }];
    const { node } = formula;
    if (this.#open.has(node.key)) return [{ when: formulas.all, seen: NOTHING }];
    this.#open.add(node.key);
    const cases = this.own(new KeywordReader(node, formula.node.value), undefined);
    this.#open.delete(node.key);
    return cases;
  }

  /** The cases of a schema, where it holds. */
  #holding(item: Formula): Case[] {
    const { formulas } = this.#translator;
    return this.#cases(item).map(({ when, seen }) => ({ when: formulas.and([item, when]), seen }));
  }

  /** A schema that may hold or not. */
  #maybe(item: Formula): Case[] {
    const { formulas } = this.#translator;
    const holding = this.#holding(item);
    if (holding.every(({ seen }) => isNothing(seen))) return [{ when: formulas.all, seen: NOTHING }];
    return [...holding, { when: formulas.not(item), seen: NOTHING }];
  }

  /** Cases of which each looks at nothing need not be told apart. */
  #merged(cases: readonly Case[]): readonly Case[] {
    const { formulas } = this.#translator;
    return cases.every(({ seen }) => isNothing(seen)) ? [{ when: formulas.all, seen: NOTHING }] : cases;
  }

  #conditional(reader: KeywordReader): readonly Case[] {
    const translator = this.#translator;
    const { formulas } = translator;
    const condition = translator.below(reader, "if");
    const branch = (keyword: string): Case[] =>
      reader.hasSchema(keyword)
        ? this.#cases(translator.below(reader, keyword))
        : [{ when: formulas.all, seen: NOTHING }];
    const yes = this.#times(this.#holding(condition), branch("then"));
    const no = this.#times([{ when: formulas.not(condition), seen: NOTHING }], branch("else"));
    return this.#merged([...yes, ...no]);
  }

  #times(a: readonly Case[], b: readonly Case[]): Case[] {
    const { formulas } = this.#translator;
    if (a.length * b.length > MOST_CASES) throw new TooManyCases();
    return a.flatMap((one) =>
      b.flatMap((other) => {
        const when = formulas.and([one.when, other.when]);
        return when === formulas.none ? [] : [{ when, seen: both(one.seen, other.seen) }];
      }),
    );
  }
}

const isNothing = ({ keys, items, matching }: Seen): boolean =>
  keys.kind === "values" && !keys.excluded && keys.values.size === 0 && items === 0 && matching.length === 0;
