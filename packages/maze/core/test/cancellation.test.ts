import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { coreErrorCodes, MazeError, throwIfAborted, toMazeError } from "../src/index.ts";

describe("throwIfAborted", () => {
  it("throws once the signal is aborted, with its reason as the cause", () => {
    const controller = new AbortController();
    throwIfAborted(controller.signal);
    controller.abort("enough");
    expect(() => {
      throwIfAborted(controller.signal);
    }).toThrow(expect.objectContaining({ code: "MAZE_CORE_ABORTED", cause: "enough" }));
  });
});

describe("toMazeError", () => {
  it("keeps a MazeError", () => {
    const error = new MazeError({ code: "MAZE_DEMO_X", message: "x" });
    expect(toMazeError(error)).toBe(error);
  });

  it("takes what an aborted Node function throws as a cancellation", async () => {
    const thrown = await sleep(10_000, undefined, { signal: AbortSignal.abort() }).catch((error: unknown) => error);
    expect(toMazeError(thrown)).toMatchObject({ code: "MAZE_CORE_ABORTED", cause: thrown });
  });

  it("takes the error of a signal that timed out as a cancellation", async () => {
    const signal = AbortSignal.timeout(1);
    await sleep(20);
    const thrown: unknown = signal.reason;
    expect(toMazeError(thrown).code).toBe("MAZE_CORE_ABORTED");
  });

  it("takes a TimeoutError that no signal made as unexpected", () => {
    const thrown = Object.assign(new Error("slow server"), { name: "TimeoutError" });
    expect(toMazeError(thrown).code).toBe("MAZE_CORE_UNEXPECTED");
  });

  it.each([
    [new TypeError("x is undefined"), "x is undefined"],
    ["text", "text"],
    [undefined, "undefined"],
    [{ toString: (): string => "own" }, "own"],
  ])("keeps the message and the cause of anything else (%s)", (thrown, message) => {
    const error = toMazeError(thrown);
    expect([error.code, error.message, error.cause]).toEqual(["MAZE_CORE_UNEXPECTED", message, thrown]);
  });

  it.each([[Object.create(null)], [{ toString: (): unknown => Symbol.iterator }]])(
    "survives a value without a text",
    (thrown) => {
      expect(toMazeError(thrown).code).toBe("MAZE_CORE_UNEXPECTED");
    },
  );
});

describe("coreErrorCodes", () => {
  it("gives every code a summary and a hint that are sentences", () => {
    for (const [code, { summary, hint }] of Object.entries(coreErrorCodes)) {
      expect([code, code.startsWith("MAZE_CORE_"), summary.endsWith("."), hint.endsWith(".")]).toEqual([
        code,
        true,
        true,
        true,
      ]);
    }
  });
});
