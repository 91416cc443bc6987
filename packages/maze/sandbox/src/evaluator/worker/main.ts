import type { WorkerReply, WorkerRequest } from "../protocol.ts";
import { giveUpWriting } from "./compile-cache.ts";
import { goOffline } from "./offline.ts";
import { RequestFailure, type SessionState, openSession } from "./session-state.ts";

// Evaluated code must not speak to the session in our name, end the process, or keep it alive.
const keepCompiled = giveUpWriting();
const send = process.send?.bind(process);
if (send === undefined) throw new Error("this file is the child process of an example evaluator");
// eslint-disable-next-line no-restricted-properties -- this file is a program: it ends with the process that started it
const exit = process.exit.bind(process);
const now = performance.now.bind(performance);
const later = setImmediate;
const refuse = (): never => {
  throw new Error("the process is not under the control of evaluated code");
};
Object.assign(process, { send: undefined, disconnect: refuse, exit: refuse, kill: refuse, abort: refuse });
goOffline();
process.on("disconnect", () => exit(0));
// What a component leaves behind (a rejected promise, a timer that throws) must not end the session.
process.on("uncaughtException", () => undefined);
process.on("unhandledRejection", () => undefined);

/** Milliseconds between signs of life while a batch runs. */
const SIGN_OF_LIFE_MS = 200;

let session: SessionState | undefined;
let lastReply = now();

function reply(message: WorkerReply): void {
  lastReply = now();
  send?.(message);
}

async function handle(request: WorkerRequest): Promise<WorkerReply> {
  if (request.type === "open") {
    session = await openSession(request);
    return { type: "opened", parameters: session.parameters };
  }
  if (session === undefined) throw new Error("no session is open");
  switch (request.type) {
    case "components":
      return { type: "components", indices: session.addComponents(request.sources) };
    case "apply": {
      const { steps, take } = session.apply(request.batch);
      while (steps.next().done !== true) {
        if (now() - lastReply < SIGN_OF_LIFE_MS) continue;
        reply({ type: "alive" });
        await new Promise((resolve) => later(resolve));
      }
      return { type: "observations", observations: take() };
    }
    case "elements":
      return { type: "elements", elements: session.openElements(request.context, request.value, request.maxRows) };
    case "show":
      return { type: "shown", texts: session.show(request.value) };
    case "release":
      session.release(request.values);
      return { type: "released" };
  }
}

/** Requests are answered one after the other, in the order of their arrival. */
let queue: Promise<void> = Promise.resolve();
process.on("message", (request: WorkerRequest) => {
  queue = queue.then(async () => {
    try {
      reply(await handle(request));
      if (request.type === "open") keepCompiled();
    } catch (thrown) {
      const failure =
        thrown instanceof RequestFailure
          ? thrown.failure
          : {
              kind: "request" as const,
              input: request.type,
              message: thrown instanceof Error ? thrown.message : String(thrown),
            };
      reply({ type: "failed", failure });
    }
  });
});
reply({ type: "ready" });
