import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { printGrammar } from "@maze/grammar/dialects";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPeer } from "../peer-packages.ts";
import { SAMPLE_GRAMMARS, recogniser, sampleTexts } from "./sample-grammars.ts";
import { END_TOKEN, tinyModel } from "./tiny-model.ts";

interface GrammarState {
  readonly _state: object;
}
interface Sampler {
  canBeNextTokenForGrammarEvaluationState(state: object, token: number): boolean;
  acceptGrammarEvaluationStateToken(state: object, token: number): void;
}
interface Llama {
  readonly _bindings: { readonly AddonSampler: Sampler };
  loadModel(options: { modelPath: string; vocabOnly: boolean }): Promise<{ tokenize(text: string): number[] }>;
  createGrammar(options: { grammar: string }): Promise<object>;
  dispose(): Promise<void>;
}
interface LlamaModule {
  getLlama(options: { gpu: false; build: "never"; logLevel: "error" }): Promise<Llama>;
  readonly LlamaGrammarEvaluationState: new (options: { model: object; grammar: object }) => GrammarState;
}

const peer = installPeer("node-llama-cpp", "3.22.1");
const folder = mkdtempSync(join(tmpdir(), "maze-tiny-model-"));
let module: LlamaModule | undefined;
let llama: Llama | undefined;

beforeAll(async () => {
  if ("unreachable" in peer) return;
  module = (await import(pathToFileURL(join(peer.folder, "dist", "index.js")).href)) as LlamaModule;
  llama = await module.getLlama({ gpu: false, build: "never", logLevel: "error" });
}, 120_000);

afterAll(async () => {
  await llama?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe("GBNF that we write, in llama.cpp", () => {
  it.for(Object.entries(SAMPLE_GRAMMARS))(
    "accepts and refuses what we do: %s",
    { timeout: 120_000 },
    async ([, grammar], { skip }) => {
      if ("unreachable" in peer) return skip(peer.unreachable);
      if (module === undefined || llama === undefined) throw new Error("llama.cpp was not loaded");
      const { LlamaGrammarEvaluationState } = module;
      const sampler = llama._bindings.AddonSampler;
      const modelPath = join(folder, "tiny.gguf");
      writeFileSync(modelPath, tinyModel());
      const model = await llama.loadModel({ modelPath, vocabOnly: false });
      expect(Array.from(model.tokenize("a é"))).toEqual([...Buffer.from("a é")]);
      const theirs = await llama.createGrammar({ grammar: printGrammar(grammar, { dialect: "gbnf" }) });
      const acceptedByPeer = (text: string): boolean => {
        const { _state: state } = new LlamaGrammarEvaluationState({ model, grammar: theirs });
        for (const byte of Buffer.from(text)) {
          if (!sampler.canBeNextTokenForGrammarEvaluationState(state, byte)) return false;
          sampler.acceptGrammarEvaluationStateToken(state, byte);
        }
        return sampler.canBeNextTokenForGrammarEvaluationState(state, END_TOKEN);
      };
      const accepts = recogniser(grammar);
      const verdicts = sampleTexts(grammar, 60).map((text): [string, boolean] => [text, acceptedByPeer(text)]);
      expect(verdicts).toEqual(verdicts.map(([text]) => [text, accepts(text)]));
      expect(verdicts.filter(([, accepted]) => accepted).length).toBeGreaterThan(4);
      expect(verdicts.filter(([, accepted]) => !accepted).length).toBeGreaterThan(4);
    },
  );
});
