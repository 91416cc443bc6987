import { defineBench } from "../src/definition.ts";
import { editCases } from "../src/validate/edit-cases.ts";

/** What a judgement costs while somebody types. */
export default defineBench({
  question: "How fast is a change of thirty lines in a large project judged, and what else would say the same?",
  prepare: (context) => editCases(context),
});
