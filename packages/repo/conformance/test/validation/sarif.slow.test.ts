import { createRequire } from "node:module";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StageResult } from "@maze/core";
import { createSyntaxValidator, createTestsValidator, sarifLog } from "@maze/validation";
import { expect, it, onTestFinished } from "vitest";
import { installPeer } from "../peer-packages.ts";

/** What is used of ajv 6. */
interface OldAjv {
  addMetaSchema(schema: unknown): void;
  compile(schema: unknown): ((data: unknown) => boolean) & { errors?: unknown };
}

const peer = installPeer("@microsoft/jest-sarif", "1.0.0-beta.0");

it.skipIf("unreachable" in peer)(
  `answers logs that the schema of SARIF 2.1.0 accepts${"unreachable" in peer ? ` (skipped: ${peer.unreachable})` : ""}`,
  async () => {
    if ("unreachable" in peer) return;
    // The schema is of draft 4, and the package that ships it brings a validator that knows that draft.
    const require = createRequire(join(peer.folder, "package.json"));
    const Ajv = require("ajv") as new (options: object) => OldAjv;
    const ajv = new Ajv({ schemaId: "auto", allErrors: true });
    ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
    const validate = ajv.compile(require(join(peer.folder, "lib/schemas/sarif-2.1.0-rtm.5.json")));
    const directory = await realpath(await mkdtemp(join(tmpdir(), "maze sarif ü ")));
    onTestFinished(() => rm(directory, { recursive: true, force: true }));
    const file = "größe #1 %20?.ts";
    await writeFile(join(directory, file), "const = ;\n");
    const request = { directory, files: [file], edits: [] };
    const stages: StageResult[] = [
      await createSyntaxValidator().validate(request, {}),
      await createTestsValidator().validate(request, {}),
      {
        stage: "odd",
        status: "failed",
        durationMs: 1,
        diagnostics: [
          {
            source: "x",
            severity: "hint",
            code: "a b",
            message: "m",
            hint: "h",
            related: [{ message: "here", file: "b.ts" }, { message: "nowhere" }],
          },
        ],
      },
    ];
    expect(stages.map(({ status }) => status)).toEqual(["failed", "skipped", "failed"]);
    const log = sarifLog({ stages, version: "1.2.3", rules: { "a b": { title: "t", help: "h", tags: ["CWE-78"] } } });
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const [syntax, tests] = log.runs;
    expect(syntax?.results[0]?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: "gr%C3%B6%C3%9Fe%20%231%20%2520%3F.ts" },
      region: { startLine: 1 },
    });
    expect(tests?.invocations[0]).toMatchObject({ executionSuccessful: false });
    // The schema is no rubber stamp: a log that breaks it is refused.
    expect(validate({ ...log, version: "2.0.0" })).toBe(false);
  },
);
