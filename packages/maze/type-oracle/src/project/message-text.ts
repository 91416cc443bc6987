import type { WireDiagnostic } from "../compiler/protocol.ts";

/** A finding with the chain of its reasons, each level on a line of its own, two spaces deeper: as `tsc` prints it. */
export function flatMessage(diagnostic: WireDiagnostic, depth = 0): string {
  const own = `${"  ".repeat(depth)}${diagnostic.text}`;
  return [own, ...(diagnostic.messageChain ?? []).map((reason) => flatMessage(reason, depth + 1))].join("\n");
}
