import { defineBench } from "../src/definition.ts";
import { editCases } from "../src/validate/edit-cases.ts";
import { securityCases } from "../src/validate/security-cases.ts";

/** What a judgement costs while somebody types, and what of the dangerous it finds. */
export default defineBench({
  question: "How fast is a change of thirty lines in a large project judged, and is what is dangerous found?",
  prepare: (context) => [...editCases(context), ...securityCases(context)],
});
