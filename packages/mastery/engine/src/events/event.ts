import { z } from "zod";

/** The version of the lines; an older one is migrated when it is read. */
export const EVENT_VERSION = 1;

export const stageSchema = z.enum(["build", "justify", "harden"]);
/** The stages of a module, in order. */
export type Stage = z.infer<typeof stageSchema>;

const object = { curriculum: z.string(), module: z.string() };
const testsSchema = z.strictObject({
  passed: z.int().nonnegative(),
  total: z.int().nonnegative(),
  failing: z.array(z.string()),
});

/** How an answer was judged. Text that nobody graded is `self` or `queued`, and says so for ever. */
export const judgedBySchema = z.enum(["code", "filter", "grader", "self", "queued"]);
export type JudgedBy = z.infer<typeof judgedBySchema>;

export const challengeSchema = z.strictObject({
  bug: z.string(),
  /** The intent, or the mutator of the fallback. */
  origin: z.string(),
  seed: z.int(),
  /** The learner's file that was changed, and where its changed copy is written for them. */
  file: z.string(),
  copy: z.string(),
  /** The whole text of the copy. */
  text: z.string(),
  failing: z.array(z.strictObject({ name: z.string(), message: z.string() })),
});
/** A bug in the learner's own code. */
export type Challenge = z.infer<typeof challengeSchema>;

/** What happened: a verb on an object with a result, as in xAPI (ADL 1.0.3). */
export const eventBodySchema = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("initialized"), object: z.strictObject({ curriculum: z.string() }) }),
  z.strictObject({ verb: z.literal("selected"), object: z.strictObject(object) }),
  z.strictObject({
    verb: z.literal("failed"),
    object: z.strictObject({ ...object, stage: stageSchema }),
    result: z.strictObject({ tests: testsSchema.optional(), reason: z.string() }),
  }),
  z.strictObject({
    verb: z.literal("passed"),
    object: z.strictObject({ ...object, stage: stageSchema }),
    result: z.strictObject({ tests: testsSchema.optional(), testMs: z.number().optional() }),
  }),
  z.strictObject({
    verb: z.literal("answered"),
    object: z.strictObject({ ...object, id: z.string() }),
    result: z.strictObject({
      response: z.string(),
      success: z.boolean(),
      by: judgedBySchema,
      feedback: z.array(z.string()),
      met: z.array(z.string()).optional(),
    }),
  }),
  z.strictObject({
    verb: z.literal("hinted"),
    object: z.strictObject({ ...object, stage: stageSchema }),
    result: z.strictObject({ level: z.int().positive() }),
  }),
  z.strictObject({ verb: z.literal("injected"), object: z.strictObject(object), result: challengeSchema }),
  z.strictObject({ verb: z.literal("reset"), object: z.strictObject({ ...object, module: z.string().optional() }) }),
  z.strictObject({
    verb: z.literal("undone"),
    object: z.strictObject({ curriculum: z.string() }),
    result: z.strictObject({ seq: z.int().positive() }),
  }),
]);
export type EventBody = z.infer<typeof eventBodySchema>;

/** An event as it is in the log, its checksum apart. */
export type MasteryEvent = EventBody & {
  readonly v: typeof EVENT_VERSION;
  /** 1 for the first. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
};

export const eventEnvelopeSchema = z.object({
  v: z.int().positive(),
  seq: z.int().positive(),
  at: z.string(),
  sum: z.string(),
});
