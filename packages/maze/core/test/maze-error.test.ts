import { describe, expect, it } from "vitest";
import { MazeError, toMazeError } from "../src/index.ts";

/** The module once more, as a second installed copy would be: same source, other identity. */
async function secondCopy(): Promise<{ MazeError: typeof MazeError }> {
  const url = new URL("../src/maze-error.ts?copy=2", import.meta.url).href;
  return (await import(/* @vite-ignore */ url)) as { MazeError: typeof MazeError };
}

const init = { code: "MAZE_DEMO_MISSING", message: "no file a.ts", hint: "Create it.", details: { file: "a.ts" } };

describe("MazeError", () => {
  it("is recognised across copies of the package, in both directions", async () => {
    const copy = await secondCopy();
    expect(copy.MazeError).not.toBe(MazeError);
    const [ours, theirs] = [new MazeError(init), new copy.MazeError(init)];
    expect(theirs instanceof MazeError).toBe(false);
    expect([MazeError.is(theirs), copy.MazeError.is(ours)]).toEqual([true, true]);
    expect([MazeError.is(theirs, "MAZE_DEMO_MISSING"), MazeError.is(theirs, "MAZE_DEMO_OTHER")]).toEqual([true, false]);
    expect(toMazeError(theirs)).toBe(theirs);
  });

  it.each([
    null,
    undefined,
    "MAZE_DEMO_MISSING",
    {},
    new Error("x"),
    { name: "MazeError", code: "MAZE_DEMO_MISSING", message: "" },
  ])("is not %j", (value) => {
    expect(MazeError.is(value)).toBe(false);
  });

  it("is an Error with a name, a stack and a cause", () => {
    const cause = new Error("disk");
    const error = new MazeError({ ...init, cause });
    expect(error).toBeInstanceOf(Error);
    expect(error.cause).toBe(cause);
    expect(error.stack?.split("\n")[0]).toBe("MazeError: no file a.ts");
    expect("cause" in new MazeError(init)).toBe(false);
    expect(Object.getOwnPropertySymbols(Object.assign({}, error))).toEqual([]);
  });

  it("says in JSON what it knows, without stack and cause", () => {
    expect(JSON.parse(JSON.stringify(new MazeError({ ...init, cause: "secret" })))).toEqual({
      name: "MazeError",
      ...init,
    });
    expect(JSON.parse(JSON.stringify(new MazeError({ code: "MAZE_DEMO_X", message: "m" })))).toEqual({
      name: "MazeError",
      code: "MAZE_DEMO_X",
      message: "m",
      details: {},
    });
  });
});
