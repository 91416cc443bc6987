import { MazeError } from "@maze/core";

/** The error that a call raises: its code and the first line of its message. */
export function failure(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (MazeError.is(error)) return `${error.code} ${error.message.split("\n")[0] ?? ""}`;
    throw error;
  }
  throw new Error("nothing was raised");
}
