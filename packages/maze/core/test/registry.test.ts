import { describe, expect, it } from "vitest";
import { createRegistry, type Implementation } from "../src/index.ts";

const named = (id: string): Implementation => ({ specVersion: "v1", id });

describe("createRegistry", () => {
  it("gives back what was registered, in order", () => {
    const [b, a] = [named("b"), named("a")];
    const registry = createRegistry("validator", [b]);
    registry.register(a);
    expect(registry.list()).toEqual([b, a]);
    expect(registry.get("a")).toBe(a);
    expect([registry.has("b"), registry.has("c")]).toEqual([true, false]);
  });

  it("takes each id once, and keeps the first", () => {
    const first = named("a");
    const registry = createRegistry("validator", [first]);
    expect(() => {
      registry.register(named("a"));
    }).toThrow(expect.objectContaining({ code: "MAZE_CORE_DUPLICATE_REGISTRATION", details: { id: "a" } }));
    expect(registry.get("a")).toBe(first);
  });

  it("refuses another version of the interface", () => {
    // A plugin of another version is not of this type; it arrives through a dynamic import.
    const other = { specVersion: "v2", id: "late" } as unknown as Implementation;
    expect(() => createRegistry("generator", [other])).toThrow(
      expect.objectContaining({
        code: "MAZE_CORE_SPEC_VERSION",
        message: 'generator "late" implements version v2; this copy of @maze/core knows v1',
      }),
    );
  });

  it("names what it knows when asked for another", () => {
    const registry = createRegistry("validator", [named("types"), named("tests")]);
    expect(() => registry.get("lint")).toThrow(
      expect.objectContaining({
        code: "MAZE_CORE_UNKNOWN_IMPLEMENTATION",
        message: 'no validator has the id "lint"',
        hint: "Known ids: types, tests.",
      }),
    );
    expect(() => createRegistry("validator").get("lint")).toThrow(
      expect.objectContaining({ hint: "No validator is registered." }),
    );
  });

  it("knows no id that nobody registered, whatever its name", () => {
    const registry = createRegistry("validator");
    expect(["__proto__", "constructor", "toString"].map((id) => registry.has(id))).toEqual([false, false, false]);
  });

  it("hands out lists that do not change it", () => {
    const registry = createRegistry("validator", [named("a")]);
    (registry.list() as Implementation[]).pop();
    expect(registry.list()).toHaveLength(1);
  });
});
