import { formatDiagnostic } from "@maze/core";
import { manifestFindings } from "@maze/indexer";

/** What is wrong with the project's package.json, one text each; everything that it declares may be unknown then. */
export async function manifestWarnings(directory: string): Promise<string[]> {
  return (await manifestFindings(directory)).map((finding) => formatDiagnostic(finding));
}
