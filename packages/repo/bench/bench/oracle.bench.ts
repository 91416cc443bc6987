import { defineBench } from "../src/definition.ts";
import { oracleCases } from "../src/oracle/oracle-cases.ts";

/** What a question about types costs in a large project. */
export default defineBench({
  question: "How fast does the type oracle open a project, judge a text, and tell what every name means?",
  prepare: oracleCases,
});
