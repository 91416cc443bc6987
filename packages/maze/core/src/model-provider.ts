import { z } from "zod";
import type { OperationContext } from "./progress.ts";
import type { Implementation } from "./registry.ts";

/** What a model behind a provider can be asked for. */
export const modelCapabilitiesSchema = z.strictObject({
  grammarDialects: z.array(z.string()),
  jsonSchema: z.boolean(),
  streaming: z.boolean(),
  stopSequences: z.boolean(),
  seed: z.boolean(),
  contextTokens: z.int().positive().optional(),
});
/** What a model can be asked for. */
export type ModelCapabilities = z.infer<typeof modelCapabilitiesSchema>;

/** One message of a conversation. */
export const modelMessageSchema = z.strictObject({ role: z.enum(["system", "user", "assistant"]), text: z.string() });
/** One message of a conversation. */
export type ModelMessage = z.infer<typeof modelMessageSchema>;

/** One request. What the provider cannot honour is an error, never silently dropped. */
export const modelRequestSchema = z.strictObject({
  model: z.string(),
  messages: z.array(modelMessageSchema).min(1),
  maxTokens: z.int().positive(),
  temperature: z.number().min(0).optional(),
  seed: z.int().optional(),
  stop: z.array(z.string()).optional(),
  grammar: z.strictObject({ dialect: z.string(), text: z.string() }).optional(),
  jsonSchema: z.record(z.string(), z.unknown()).optional(),
});
/** One request to a model. */
export type ModelRequest = z.infer<typeof modelRequestSchema>;

/** Tokens as the provider bills them. */
export const modelUsageSchema = z.strictObject({
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
});
/** Tokens as the provider bills them. */
export type ModelUsage = z.infer<typeof modelUsageSchema>;

/** A piece of an answer: text as it comes, then exactly one `end`. */
export const modelEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({
    type: z.literal("end"),
    /** `length` means that the answer was cut off at `maxTokens`. */
    finish: z.enum(["stop", "length", "refused"]),
    usage: modelUsageSchema.optional(),
  }),
]);
/** A piece of an answer. */
export type ModelEvent = z.infer<typeof modelEventSchema>;

/** A model that is reached through a server or a library. */
export interface ModelProvider extends Implementation {
  capabilities(model: string, context?: OperationContext): Promise<ModelCapabilities>;
  generate(request: ModelRequest, context: OperationContext): AsyncIterable<ModelEvent>;
}
