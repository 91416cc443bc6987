import { defineBench } from "../src/definition.ts";
import { buildIndexer } from "../src/indexing/build-indexer.ts";
import { coldProcessCase } from "../src/indexing/cold-process.ts";
import { agreementCases } from "../src/indexing/declaration-agreement.ts";
import { reindexingCases } from "../src/indexing/reindexing.ts";
import { prepareRepositories } from "../src/indexing/repositories.ts";

/** What it costs to know what a project declares, and whether it is right. */
export default defineBench({
  question: "What does it cost to know what a project declares, and is it what the compiler says?",
  prepare: (context) => {
    buildIndexer(context);
    const repositories = prepareRepositories(context);
    return [
      coldProcessCase(context, repositories),
      ...reindexingCases(context, repositories),
      ...agreementCases(context, repositories),
    ];
  },
});
