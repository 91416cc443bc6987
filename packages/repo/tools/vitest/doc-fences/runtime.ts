import { inspect } from "node:util";
import { expect } from "vitest";

/** Compares the value of an example with the one that its comment promises. */
export function expectValue(actual: unknown, expected: () => unknown, where: string): void {
  expect(actual, where).toStrictEqual(expected());
}

/** Expects that an example fails with an error of this code, or of this name where errors have no codes. */
export async function expectThrows(run: () => unknown, code: string, where: string): Promise<void> {
  let value: unknown;
  try {
    value = await run();
  } catch (error) {
    const { code: actual, name } = error as { readonly code?: unknown; readonly name?: unknown };
    expect(actual ?? name, where).toBe(code);
    return;
  }
  throw new Error(`${where}: expected ${code} to be thrown, got the value ${inspect(value)}`);
}
