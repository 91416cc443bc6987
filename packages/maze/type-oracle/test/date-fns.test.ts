import { printSignatureTerm, type OracleValue, type TypeOracle } from "@maze/core";
import { createTypeOracle } from "@maze/type-oracle";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { strictProject, type TempProject } from "./support/temp-project.ts";

const FILE = "src/a.ts";

let project: TempProject;
let oracle: TypeOracle;
let values: OracleValue[];
beforeAll(async () => {
  project = strictProject({ [FILE]: "export {};\n" });
  oracle = await createTypeOracle({ directory: project.directory });
  values = await oracle.exportsOf("date-fns", FILE);
});
afterAll(async () => {
  await oracle.close();
  project.remove();
});

const valueNamed = (name: string): OracleValue => {
  const found = values.find((value) => value.name === name);
  if (found === undefined) throw new Error(`date-fns exports no ${name}`);
  return found;
};

describe("the exports of date-fns", () => {
  it("are all values that the module has", async () => {
    const names = Object.keys(await import("date-fns"));
    expect(values.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it("tell what a function takes and gives", () => {
    const { signatures, doc, hidden } = valueNamed("addDays");
    const [signature] = signatures;
    expect([signatures.length, hidden]).toEqual([1, undefined]);
    expect(signature?.parameters.map(({ name, type, optional, rest }) => [name, type.text, optional, rest])).toEqual([
      ["date", "string | number | Date", false, false],
      ["amount", "number", false, false],
      ["options", "AddDaysOptions<Date>", true, false],
    ]);
    expect(signature?.returns.text).toBe("Date");
    expect(signature === undefined ? "" : printSignatureTerm(signature.declared)).toBe(
      "<DateType extends Date, ResultDate extends Date>(date: string | number | DateType, amount: number, options?: AddDaysOptions<ResultDate>) => ResultDate",
    );
    expect(doc?.summary).toBe("Add the specified number of days to the given date.");
    expect(doc?.examples[0]?.text).toBe(
      "// Add 10 days to 1 September 2014:\nconst result = addDays(new Date(2014, 8, 1), 10)\n//=> Thu Sep 11 2014 00:00:00",
    );
  });

  it("take a Date where they say so, and give one", async () => {
    const [date, text, nothing] = await oracle.resolveTypes(["Date", "string", "undefined"], FILE);
    const [first, , options] = valueNamed("addDays").signatures[0]?.parameters ?? [];
    const { returns } = valueNamed("addDays").signatures[0] ?? {};
    if (!date || !text || !nothing || !first || !options || !returns) throw new Error("a type is missing");
    const pairs = [
      { source: date, target: first.type },
      { source: text, target: first.type },
      { source: nothing, target: first.type },
      { source: returns, target: date },
      { source: date, target: returns },
      { source: date, target: options.type },
    ];
    expect(await oracle.areAssignable(pairs)).toEqual([true, true, false, true, true, false]);
    expect(returns.key).toBe(date.key);
  });

  it("close each function as the compiler does when it infers from it", async () => {
    const single = values.filter(({ signatures }) => signatures.length === 1);
    expect(single.length).toBeGreaterThan(240);
    const typeOf = (name: string): string => `typeof import("date-fns").${name}`;
    const results = await oracle.resolveTypes(
      single.map(({ name }) => `ReturnType<${typeOf(name)}>`),
      FILE,
    );
    expect(single.map(({ name, signatures: [signature] }) => [name, signature?.returns.text])).toEqual(
      single.map(({ name }, index) => [name, results[index]?.text]),
    );
    expect(single.map(({ signatures: [signature] }) => signature?.returns.key)).toEqual(results.map(({ key }) => key));
    const parameters = single.flatMap(({ name, signatures: [signature] }) =>
      (signature?.parameters ?? []).flatMap(({ type, optional, rest }, index) =>
        rest ? [] : [{ name, type, optional, index }],
      ),
    );
    const expected = await oracle.resolveTypes(
      parameters.map(({ name, optional, index }) => {
        const parameter = `Parameters<${typeOf(name)}>[${index}]`;
        return optional ? `Exclude<${parameter}, undefined>` : parameter;
      }),
      FILE,
    );
    expect(parameters.map(({ name, index, type }) => [name, index, type.key])).toEqual(
      parameters.map(({ name, index }, at) => [name, index, expected[at]?.key]),
    );
  });

  it("are the same at each question, and in another oracle", async () => {
    const again = await oracle.exportsOf("date-fns", FILE);
    const other = await createTypeOracle({ directory: project.directory });
    const elsewhere = await other.exportsOf("date-fns", FILE);
    await other.close();
    const asData = (answer: readonly OracleValue[]): unknown => JSON.parse(JSON.stringify(answer));
    expect(asData(again)).toEqual(asData(values));
    expect(asData(elsewhere)).toEqual(asData(values));
  });

  it("keep the meaning of every type that they name, in any state of the world", async () => {
    const types = [
      ...new Map(
        values
          .flatMap(({ signatures }) =>
            signatures.flatMap(({ parameters, returns }) => [...parameters.map(({ type }) => type), returns]),
          )
          .map((type) => [type.key, type]),
      ).values(),
    ];
    expect(types.length).toBeGreaterThan(150);
    await oracle.resolveTypes(["{ anotherState: true }"], FILE);
    expect(await oracle.areAssignable(types.map((type) => ({ source: type, target: type })))).toEqual(
      types.map(() => true),
    );
    const [never, unknown] = await oracle.resolveTypes(
      ["{ no: { such: { type: 1 } } } & Promise<never>", "unknown"],
      FILE,
    );
    if (never === undefined || unknown === undefined) throw new Error("a type is missing");
    const top = types.filter(({ text }) => text !== "unknown" && text !== "any");
    expect(await oracle.areAssignable(top.map((type) => ({ source: unknown, target: type })))).toEqual(
      top.map(() => false),
    );
  });
});
