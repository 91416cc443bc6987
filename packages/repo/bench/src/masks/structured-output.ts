import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Vocabulary } from "@maze/grammar";
import type { MaskWalker } from "./walk.ts";

export const structuredOutput = { name: "@huggingface/transformers-structured-output", version: "4.3.0" } as const;

type ResponseFormat = { readonly type: "json_object" } | { readonly type: "json_schema"; readonly json_schema: object };
type Processor = (inputIds: readonly (readonly bigint[])[], logits: object) => object;
interface Module {
  readonly StructuredOutputProcessor: {
    new (tokenizer: object, format: ResponseFormat): { _call: Processor };
    warmup(tokenizer: object): void;
  };
}

/** The peer with a vocabulary. */
export interface StructuredOutput {
  walker(format: ResponseFormat): MaskWalker;
}

/** A tokenizer as the peer takes it: one object is one vocabulary with everything that is kept for it. */
export const tokenizerOf = (vocabulary: Vocabulary): object => ({
  tokens: Array.from({ length: vocabulary.size }, (_, id) => vocabulary.tokenBytes(id)),
  eosTokenId: vocabulary.eosIds[0],
  specialTokenIds: [...vocabulary.specialTokens.values()],
});

/**
 * Loads the peer; answers what gives it a vocabulary. Its only interface is a processor of logits, which takes in the
 * last token, makes the mask and applies it: that is what a mask costs here.
 */
export async function loadStructuredOutput(modules: string) {
  const path = join(modules, structuredOutput.name, "dist/index.js");
  const { StructuredOutputProcessor } = (await import(pathToFileURL(path).href)) as Module;
  return (tokenizer: object, size: number): StructuredOutput => {
    StructuredOutputProcessor.warmup(tokenizer);
    return {
      walker: (format) => {
        const processor = new StructuredOutputProcessor(tokenizer, format);
        const data = new Float32Array(size);
        const logits = { data, dims: [1, size] };
        const input: bigint[] = [];
        return {
          mask: () => {
            processor._call([input], logits);
          },
          allows: (token) => data[token] !== Number.NEGATIVE_INFINITY,
          accept: (token) => {
            input.push(BigInt(token));
            data.fill(0);
          },
        };
      },
    };
  };
}
