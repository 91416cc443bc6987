import { diagnosticSchema, reasonSchema, type ValidationRequest } from "@maze/core";
import { z } from "zod";
import { type Finding, judged, skipped } from "../stage.ts";

/** What an external validator is asked, as JSON: protocol `maze.validator/v1`. */
export function externalQuestion(id: string, { directory, files, edits }: ValidationRequest): string {
  return JSON.stringify({ protocol: "maze.validator/v1", validator: id, directory, files, edits });
}

/** What an external validator answers, as JSON. */
export const externalAnswerSchema = z.strictObject({
  protocol: z.literal("maze.validator/v1"),
  /** `skipped` with the reason where it could not judge; otherwise the findings decide, of which an error fails the stage. */
  status: z.enum(["judged", "skipped"]),
  reason: reasonSchema.optional(),
  diagnostics: z.array(diagnosticSchema.omit({ source: true })).default([]),
  /** Name and version of what judged. */
  tool: z.string().optional(),
});
export type ExternalAnswer = z.output<typeof externalAnswerSchema>;

/** Reads an answer; one that does not follow the protocol skips the stage, for it says nothing that can be trusted. */
export function readAnswer(id: string, text: string): Finding {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return skipped("answer-malformed", `${id} did not answer with JSON: ${JSON.stringify(text.slice(0, 120))}`);
  }
  const { success, data: answer, error } = externalAnswerSchema.safeParse(data);
  if (!success) {
    const [issue] = error.issues;
    const place = issue === undefined || issue.path.length === 0 ? "" : ` at ${issue.path.join(".")}`;
    return skipped(
      "answer-malformed",
      `the answer of ${id} does not follow maze.validator/v1${place}: ${issue?.message ?? ""}`,
    );
  }
  const rest = answer.tool === undefined ? {} : { tool: answer.tool };
  if (answer.status === "skipped") {
    return skipped(answer.reason?.code ?? "skipped", answer.reason?.message ?? `${id} did not say why`, rest);
  }
  return judged(
    answer.diagnostics.map((diagnostic) => ({ ...diagnostic, source: id })),
    rest,
  );
}
