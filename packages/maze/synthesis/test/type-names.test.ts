import { MazeError, type TypeOracle } from "@maze/core";
import { describe, expect, it } from "vitest";
import { createTypeNames, type KnownNames } from "../src/search/type-names.ts";
import { createFakeOracle, typeOf } from "./support/fake-oracle.ts";

/** An oracle that knows some texts, says which others it does not know, and keeps what it was asked. */
function listening(knows: ReadonlySet<string>, tellsWhich: boolean): { oracle: TypeOracle; asked: string[] } {
  const asked: string[] = [];
  const oracle: TypeOracle = {
    ...createFakeOracle({}),
    resolveTypes: (texts, file) => {
      asked.push(`${file}: ${texts.join(", ")}`);
      const unknown = texts.filter((text) => !knows.has(text));
      if (unknown.length === 0) return Promise.resolve(texts.map(typeOf));
      const details = tellsWhich ? { texts: unknown } : {};
      return Promise.reject(new MazeError({ code: "TEST_UNKNOWN_TYPE", message: "unknown", hint: "", details }));
    },
  };
  return { oracle, asked };
}

const texts = async (names: ReturnType<typeof createTypeNames>, asked: readonly string[]) =>
  (await names.resolve(asked)).map((type) => type?.text);

describe("types by name", () => {
  it("asks once more for what is left where the oracle says which texts it does not know", async () => {
    const { oracle, asked } = listening(new Set(["Date", "number"]), true);
    const names = createTypeNames(oracle, { file: "src/a.ts", own: new Set(), known: new Map() });
    expect(await texts(names, ["Date", "Options", "number", "Far"])).toEqual(["Date", undefined, "number", undefined]);
    expect(asked).toEqual(["src/a.ts: Date, Options, number, Far", "src/a.ts: Date, number"]);
  });

  it("asks for each alone where it does not say", async () => {
    const { oracle, asked } = listening(new Set(["Date"]), false);
    const names = createTypeNames(oracle, { file: "src/a.ts", own: new Set(), known: new Map() });
    expect(await texts(names, ["Date", "Options"])).toEqual(["Date", undefined]);
    expect(asked).toEqual(["src/a.ts: Date, Options", "src/a.ts: Date", "src/a.ts: Options"]);
  });

  it("asks once in a folder for what no file has a word of, and in each file for what it declares", async () => {
    const { oracle, asked } = listening(new Set(["Date", "Map<string, Line>"]), true);
    const known: KnownNames = new Map();
    const first = createTypeNames(oracle, { file: "src/a.ts", own: new Set(["Line"]), known });
    const second = createTypeNames(oracle, { file: "src/b.ts", own: new Set(), known });
    const other = createTypeNames(oracle, { file: "test/c.ts", own: new Set(), known });
    expect(await texts(first, ["Date", "Map<string, Line>"])).toEqual(["Date", "Map<string, Line>"]);
    await second.resolve(["Date", "Map<string, Line>"]);
    await other.resolve(["Date"]);
    expect(asked).toEqual(["src/a.ts: Date, Map<string, Line>", "src/b.ts: Map<string, Line>", "test/c.ts: Date"]);
  });

  it("passes an abort on and asks anew afterwards", async () => {
    let isAborted = true;
    const oracle: TypeOracle = {
      ...createFakeOracle({}),
      resolveTypes: (asked) =>
        isAborted
          ? Promise.reject(new MazeError({ code: "MAZE_CORE_ABORTED", message: "cancelled" }))
          : Promise.resolve(asked.map(typeOf)),
    };
    const names = createTypeNames(oracle, { file: "src/a.ts", own: new Set(), known: new Map() });
    await expect(names.resolve(["Date"])).rejects.toThrow("cancelled");
    isAborted = false;
    expect(await texts(names, ["Date"])).toEqual(["Date"]);
  });
});
