/** Names that a file declares, `Container.member`, by the path of the file. */
export type NamesByFile = ReadonlyMap<string, ReadonlySet<string>>;

/** How names that were found compare with those of a judge, in files that the judge could read. */
export interface Agreement {
  /** Names of the judge. */
  readonly judged: number;
  /** Those that were found too. */
  readonly agreed: number;
  /** Names that were found. */
  readonly found: number;
  /** Some of what only one of them has: `- file name` where it was not found, `+ file name` where the judge lacks it. */
  readonly differences: readonly string[];
}

const MOST_DIFFERENCES = 2000;

export function compareNames(found: NamesByFile, judged: NamesByFile): Agreement {
  const differences: string[] = [];
  const note = (line: string): void => {
    if (differences.length < MOST_DIFFERENCES) differences.push(line);
  };
  let [agreed, ofJudge, ofFound] = [0, 0, 0];
  for (const [file, names] of judged) {
    const own = found.get(file) ?? new Set<string>();
    ofJudge += names.size;
    ofFound += own.size;
    for (const name of names) {
      if (own.has(name)) agreed++;
      else note(`- ${file} ${name}`);
    }
    for (const name of own) if (!names.has(name)) note(`+ ${file} ${name}`);
  }
  return { judged: ofJudge, agreed, found: ofFound, differences };
}

export const recallOf = ({ judged, agreed }: Agreement): number => (judged === 0 ? 0 : (100 * agreed) / judged);
export const precisionOf = ({ found, agreed }: Agreement): number => (found === 0 ? 0 : (100 * agreed) / found);
