import { createRequire } from "node:module";
import { createMessageDecoder, encodeMessage } from "../../compiler/message-stream.ts";
import type { Compiler } from "./compiler.ts";
import { createServer } from "./server.ts";

// A process of its own: answers the requests of the API of TypeScript 7.0 with the language service of 5 or 6.
const [, , module = "", directory = ""] = process.argv;
const server = createServer(createRequire(module)(module) as Compiler, directory);

const answer = (id: number, method: string, params: unknown): void => {
  let reply: object;
  try {
    reply = { result: server(method, params) ?? null };
  } catch (error) {
    reply = { error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } };
  }
  process.stdout.write(encodeMessage({ jsonrpc: "2.0", id, ...reply }));
};

process.stdin.on(
  "data",
  createMessageDecoder((message) => {
    const { id, method, params } = message as { id: number; method: string; params: unknown };
    answer(id, method, params);
  }),
);
