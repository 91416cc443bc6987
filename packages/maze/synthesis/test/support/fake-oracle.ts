import {
  primitiveType,
  printTypeTerm,
  unionType,
  type OracleFunction,
  type OracleSignature,
  type OracleType,
  type OracleValue,
  type TypeOracle,
} from "@maze/core";
import { parseType } from "./parse-type.ts";

/** A type by its text. */
export const typeOf = (text: string): OracleType => {
  const term = parseType(text);
  return { key: printTypeTerm(term), text, term };
};

/** A signature by its text, such as `(date: Date, days?: number): Date`. */
export function signatureOf(text: string): OracleSignature {
  const close = closing(text, text.indexOf("("));
  const list = splitTop(text.slice(text.indexOf("(") + 1, close));
  const parameters = list.map((part) => {
    const found = /^(\.\.\.)?\s*([\w$]+)(\?)?\s*:\s*([\s\S]+)$/.exec(part.trim());
    if (found === null) throw new Error(`no parameter: ${part}`);
    return {
      name: found[2] ?? "",
      type: typeOf(found[4] ?? ""),
      optional: found[3] !== undefined,
      rest: found[1] !== undefined,
    };
  });
  const returns = typeOf(text.slice(close + 1).replace(/^\s*(?::|=>)\s*/, ""));
  return {
    parameters,
    returns,
    declared: {
      typeParameters: [],
      parameters: parameters.map(({ name, type, optional, rest }) => ({ name, type: type.term, optional, rest })),
      returns: returns.term,
    },
  };
}

/** A function value by name and signature. */
export const functionValue = (name: string, signature: string, summary = ""): OracleValue => ({
  name,
  type: { key: signature, text: signature, term: primitiveType("object") },
  signatures: [signatureOf(signature)],
  doc: { summary, examples: [], tags: [] },
});

/** What a fake oracle knows. */
export interface FakeFacts {
  readonly functions?: Readonly<Record<string, string>>;
  readonly modules?: Readonly<Record<string, readonly OracleValue[]>>;
  readonly scope?: readonly OracleValue[];
  readonly members?: Readonly<Record<string, readonly OracleValue[]>>;
  /** Texts that have a type error. */
  readonly refuses?: (text: string) => boolean;
  readonly assignable?: (source: string, target: string) => boolean;
}

/** An oracle that answers from a table: a stand-in for the compiler where only the search is under test. */
export function createFakeOracle(facts: FakeFacts): TypeOracle {
  return {
    specVersion: "v1",
    id: "fake",
    describe: () => Promise.resolve({ engine: "fake", fileCount: 1 }),
    diagnostics: (texts) =>
      Promise.resolve(
        texts.map(({ text, file }) =>
          facts.refuses?.(text) === true
            ? [{ source: "fake", severity: "error" as const, code: "TS2322", message: "refused", file }]
            : [],
        ),
      ),
    functions: (_file, names) =>
      Promise.resolve(
        names.flatMap((name): OracleFunction[] => {
          const signature = facts.functions?.[name];
          return signature === undefined ? [] : [{ name, signature: signatureOf(signature) }];
        }),
      ),
    exportsOf: (module) => Promise.resolve([...(facts.modules?.[module] ?? [])]),
    scopeOf: () => Promise.resolve([...(facts.scope ?? [])]),
    membersOf: (types) =>
      Promise.resolve(
        types.map((type) => [...(facts.members?.[type.text] ?? facts.members?.[type.key] ?? propertiesOf(type))]),
      ),
    areAssignable: (pairs) =>
      Promise.resolve(pairs.map(({ source, target }) => facts.assignable?.(source.text, target.text) ?? false)),
    resolveTypes: (texts) => Promise.resolve(texts.map(typeOf)),
    close: () => Promise.resolve(),
  };
}

const propertiesOf = ({ term }: OracleType): OracleValue[] =>
  term.kind !== "object"
    ? []
    : term.properties.map(({ name, type, optional }) => {
        const own = optional ? unionType([type, primitiveType("undefined")]) : type;
        return {
          name,
          type: { key: printTypeTerm(own), text: printTypeTerm(own), term: own },
          signatures: [],
          optional,
        };
      });

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    if (text[i] === ")" && --depth === 0) return i;
  }
  throw new Error(`no closing parenthesis: ${text}`);
}

function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char !== undefined && "([{<".includes(char)) depth++;
    if (char !== undefined && (")]}".includes(char) || (char === ">" && text[i - 1] !== "="))) depth--;
    if (char === undefined || (char === "," && depth === 0)) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return parts.filter((part) => part.trim() !== "");
}
