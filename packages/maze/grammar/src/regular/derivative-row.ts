/**
 * What follows each byte, as runs: the bytes after `ends[i - 1]` up to `ends[i]` lead to `targets[i]`. The last end is 255.
 * Rows have few runs, so that combining them costs little.
 */
export interface DerivativeRow {
  readonly ends: readonly number[];
  readonly targets: readonly number[];
}

/** The row with the target of each byte. */
export function rowOf(target: (byte: number) => number): DerivativeRow {
  const ends: number[] = [];
  const targets: number[] = [];
  for (let byte = 0; byte < 256; byte++) push(ends, targets, byte, target(byte));
  return { ends, targets };
}

/** The target of one byte. */
export function targetAt({ ends, targets }: DerivativeRow, byte: number): number {
  let i = 0;
  while ((ends[i] as number) < byte) i++;
  return targets[i] as number;
}

/** The row with each target mapped, every distinct one once. */
export function mapRow({ ends, targets }: DerivativeRow, map: (target: number) => number): DerivativeRow {
  const known = new Map<number, number>();
  const mappedEnds: number[] = [];
  const mapped: number[] = [];
  for (let i = 0; i < ends.length; i++) {
    const target = targets[i] as number;
    let image = known.get(target);
    if (image === undefined) known.set(target, (image = map(target)));
    push(mappedEnds, mapped, ends[i] as number, image);
  }
  return { ends: mappedEnds, targets: mapped };
}

/** The row that combines, for each byte, the targets of all rows. */
export function combineRows(rows: readonly DerivativeRow[], combine: (targets: number[]) => number): DerivativeRow {
  const [only] = rows;
  if (only && rows.length === 1) return mapRow(only, (target) => combine([target]));
  const at = rows.map(() => 0);
  const known = new Map<string, number>();
  const ends: number[] = [];
  const targets: number[] = [];
  for (let end = -1; end < 255;) {
    const parts = rows.map((row, i) => row.targets[at[i] as number] as number);
    end = rows.reduce((least, row, i) => Math.min(least, row.ends[at[i] as number] as number), 255);
    const key = parts.join();
    let target = known.get(key);
    if (target === undefined) known.set(key, (target = combine(parts)));
    push(ends, targets, end, target);
    rows.forEach((row, i) => {
      if (row.ends[at[i] as number] === end) at[i] = (at[i] as number) + 1;
    });
  }
  return { ends, targets };
}

function push(ends: number[], targets: number[], end: number, target: number): void {
  if (targets.at(-1) === target) ends[ends.length - 1] = end;
  else {
    ends.push(end);
    targets.push(target);
  }
}
