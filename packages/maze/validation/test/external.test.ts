import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createExternalValidator } from "@maze/validation";
import { expect, it, onTestFinished } from "vitest";
import { editOf, makeProject } from "./project-setup.ts";

const answer = (rest: object): string => JSON.stringify({ protocol: "maze.validator/v1", status: "judged", ...rest });
const said = (code: string): string => `process.stdout.write(${JSON.stringify(code)})`;

async function judgedBy(script: string, timeoutMs = 20_000) {
  const directory = await makeProject({ "a.ts": "export {};\n" });
  const validator = { id: "outside", program: process.execPath, args: ["-e", script], timeoutMs };
  const edits = [await editOf(directory, "a.ts", "export const a = 1;\n")];
  return createExternalValidator({ validator }).validate({ directory, files: ["a.ts"], edits }, {});
}

it("hands a program the question on stdin and takes its findings", async () => {
  const script = `
    let text = ""; process.stdin.on("data", (chunk) => (text += chunk)).on("end", () => {
      const { protocol, validator, files, edits } = JSON.parse(text);
      const message = [protocol, validator, files, edits[0].newText, process.env.HOME === undefined].join("|");
      process.stdout.write(JSON.stringify({ protocol, status: "judged", tool: "odd 1.0",
        diagnostics: [{ severity: "warning", code: "w", message }, { severity: "error", code: "e", message: "no", file: "a.ts" }] }));
    })`;
  const stage = await judgedBy(script);
  expect(stage).toMatchObject({ stage: "outside", status: "failed", tool: "odd 1.0" });
  expect(stage.diagnostics).toEqual([
    {
      source: "outside",
      severity: "warning",
      code: "w",
      message: "maze.validator/v1|outside|a.ts|export const a = 1;\n|true",
    },
    { source: "outside", severity: "error", code: "e", message: "no", file: "a.ts" },
  ]);
  expect((await judgedBy(said(answer({})))).status).toBe("passed");
});

it.each([
  ["hangs", "setInterval(() => {}, 1000)", "timeout", "outside did not answer within 400 ms"],
  ["breaks", "console.error('no licence'); process.exit(3)", "validator-failed", "outside ended with 3: no licence"],
  ["talks", said("hello"), "answer-malformed", 'outside did not answer with JSON: "hello"'],
  [
    "follows another protocol",
    said(answer({ diagnostics: [{ severity: "fatal", code: "x", message: "m" }] })),
    "answer-malformed",
    expect.stringContaining("at diagnostics.0.severity"),
  ],
  [
    "cannot judge",
    said(answer({ status: "skipped", reason: { code: "no-model", message: "the model is not there" } })),
    "no-model",
    "the model is not there",
  ],
])("skips the stage with the reason where the program %s", async (_, script, code, message) => {
  expect(await judgedBy(script, script.startsWith("setInterval") ? 400 : 20_000)).toMatchObject({
    status: "skipped",
    reason: { code, message },
    diagnostics: [],
  });
});

it("skips what is not installed, and what is a directory or may not be run", async () => {
  const directory = await makeProject({ "a.ts": "" });
  await writeFile(join(directory, "plain"), "text");
  for (const program of ["maze-no-such-validator", join(directory, "plain"), "/nowhere/validator"]) {
    const stage = await createExternalValidator({ validator: { id: "gone", program } }).validate(
      { directory, files: ["a.ts"], edits: [] },
      {},
    );
    expect(stage.reason, program).toEqual({ code: "validator-missing", message: `${program} is not installed` });
  }
});

it("asks a server, and skips the stage where it is away, slow, redirects or answers with an error", async () => {
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      if (request.url === "/slow") return;
      if (request.url === "/500") return void response.writeHead(500).end("no");
      if (request.url === "/away") return void response.writeHead(302, { location: "/ok" }).end();
      const { files } = JSON.parse(text) as { files: string[] };
      response.end(answer({ diagnostics: [{ severity: "error", code: "c", message: files.join() }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const directory = await makeProject({ "a.ts": "" });
  const ask = (url: string) =>
    createExternalValidator({ validator: { id: "remote", url, timeoutMs: 500 } }).validate(
      { directory, files: ["a.ts"], edits: [] },
      {},
    );
  expect(await ask(`${base}/ok`)).toMatchObject({
    status: "failed",
    diagnostics: [{ source: "remote", message: "a.ts" }],
  });
  expect((await ask(`${base}/500`)).reason).toEqual({
    code: "validator-failed",
    message: `remote answered 500 at ${base}/500`,
  });
  expect((await ask(`${base}/slow`)).reason?.code).toBe("timeout");
  expect((await ask(`${base}/away`)).reason?.code).toBe("validator-unreachable");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect((await ask(`${base}/ok`)).reason?.code).toBe("validator-unreachable");
});
