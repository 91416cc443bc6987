import { defineBench } from "../src/definition.ts";
import { declarationRecall } from "../src/index-languages/declaration-recall.ts";

/** Whether the index knows what sources in Python, Rust, Go and Zig declare. */
export default defineBench({
  question: "Does the index have every declaration of published Python, Rust, Go and Zig, and nothing else?",
  prepare: declarationRecall,
});
