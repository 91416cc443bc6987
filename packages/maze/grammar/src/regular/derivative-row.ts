/**
 * What follows each byte, as runs: the bytes after `ends[i - 1]` up to `ends[i]` lead to `targets[i]`. The last end is 255.
 * Rows have few runs, so that combining them costs little.
 */
export interface DerivativeRow {
  readonly ends: readonly number[];
  readonly targets: readonly number[];
}

/** A row that is written from byte 0 on. */
export class RowWriter implements DerivativeRow {
  readonly ends: number[] = [];
  readonly targets: number[] = [];

  /** The bytes up to and with `end` lead to `target`; nothing where they are written already. */
  upTo(end: number, target: number): void {
    const last = this.ends.length - 1;
    if (end <= (last < 0 ? -1 : (this.ends[last] as number))) return;
    if (last >= 0 && this.targets[last] === target) this.ends[last] = end;
    else {
      this.ends.push(end);
      this.targets.push(target);
    }
  }
}

/** The row in which all bytes lead to one target. */
export const constantRow = (target: number): DerivativeRow => ({ ends: [255], targets: [target] });

/** The target of one byte. */
export function targetAt({ ends, targets }: DerivativeRow, byte: number): number {
  let i = 0;
  while ((ends[i] as number) < byte) i++;
  return targets[i] as number;
}

/** The row with each target mapped, every distinct one once. */
export function mapRow({ ends, targets }: DerivativeRow, map: (target: number) => number): DerivativeRow {
  const row = new RowWriter();
  const images: number[] = [];
  for (let i = 0; i < ends.length; i++) {
    const target = targets[i] as number;
    const same = targets.indexOf(target);
    const image = same < i ? (images[same] as number) : map(target);
    images.push(image);
    row.upTo(ends[i] as number, image);
  }
  return row;
}

/** The row that combines, for each byte, the targets of all rows. */
export function combineRows(rows: readonly DerivativeRow[], combine: (targets: number[]) => number): DerivativeRow {
  const [only] = rows;
  if (only && rows.length === 1) return mapRow(only, (target) => combine([target]));
  const count = rows.length;
  const at = new Array<number>(count).fill(0);
  /** The targets that were combined so far, `count` of them each, and what they became. */
  const known: number[] = [];
  const images: number[] = [];
  const row = new RowWriter();
  for (let end = -1; end < 255;) {
    end = 255;
    const first = known.length;
    for (let i = 0; i < count; i++) {
      const { ends, targets } = rows[i] as DerivativeRow;
      const place = at[i] as number;
      known.push(targets[place] as number);
      if ((ends[place] as number) < end) end = ends[place] as number;
    }
    const same = indexOfTuple(known, first, count);
    if (same < first) known.length = first;
    else images.push(combine(known.slice(first)));
    row.upTo(end, images[same / count] as number);
    for (let i = 0; i < count; i++) {
      const place = at[i] as number;
      if ((rows[i] as DerivativeRow).ends[place] === end) at[i] = place + 1;
    }
  }
  return row;
}

/** Where the tuple of the last `count` numbers, from `first` on, stands first. */
function indexOfTuple(tuples: readonly number[], first: number, count: number): number {
  for (let at = 0; at < first; at += count) {
    let i = 0;
    while (i < count && tuples[at + i] === tuples[first + i]) i++;
    if (i === count) return at;
  }
  return first;
}
