import { defineBench } from "../src/definition.ts";
import { languageAcceptance } from "../src/masks/language-acceptance.ts";

/** Whether the grammars of languages have what people publish, and nothing else. */
export default defineBench({
  question: "Do the language grammars accept published sources and refuse what is wrong with one token changed?",
  prepare: languageAcceptance,
});
