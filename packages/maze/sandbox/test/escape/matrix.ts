import { attacks } from "./attacks.ts";

/** Attacks that succeed at a level; all others fail there. */
export const ESCAPES: Readonly<Record<string, readonly string[]>> = {
  bubblewrap: [],
  namespaces: [],
  "node-permission": [
    "read through a link that lies in the project",
    "connect by IPv4",
    "connect by IPv6",
    "connect to a Unix socket",
    "connect to an abstract Unix socket",
    "ask by UDP, as DNS does",
    "end another process of the user",
    "end the program that started it",
    "fill the disk by one file",
  ],
  none: [
    "read a secret of the user",
    "read the environment of another process",
    "read through a link that lies in the project",
    "read through a link of its own",
    "read through the root of another process",
    "connect by IPv4",
    "connect by IPv6",
    "connect to a Unix socket",
    "connect to an abstract Unix socket",
    "ask by UDP, as DNS does",
    "write outside",
    "write into the project",
    "make the project writable first",
    "write outside through a link of its own",
    "end another process of the user",
    "end the program that started it",
    "leave a process behind that left its group",
    "fill the disk by one file",
    "fill the scratch directory",
  ],
};

/** The matrix as the guide shows it. */
export function escapeTable(): string {
  const levels = Object.keys(ESCAPES);
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    row(["an attempt to", ...levels]),
    row(["---", ...levels.map(() => "---")]),
    ...attacks.map(({ name }) =>
      row([name, ...levels.map((level) => (ESCAPES[level]?.includes(name) ? "**succeeds**" : "fails"))]),
    ),
  ].join("\n");
}
