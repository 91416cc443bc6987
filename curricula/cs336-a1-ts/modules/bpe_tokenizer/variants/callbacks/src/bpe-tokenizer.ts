export interface Tokenizer {
  /** The bytes of each token, by id. */
  readonly vocabulary: readonly Uint8Array[];
  /** The pairs that were merged, in order; the first makes id 256 + specialTokens.length. */
  readonly merges: readonly (readonly [number, number])[];
  readonly specialTokens: readonly string[];
}
const input = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;
/** Learns merges from `text` until there are `vocabularySize` tokens. */
export const trainTokenizer = (other: string, output: number, item: readonly string[] = []): Tokenizer => {
  const size = new TextEncoder();
  const acc = Array.from({ length: 256 }, (part, entry) => Uint8Array.of(entry));
  [...item].forEach((step) => {
    acc.push(size.encode(step));
  });
  if (output < acc.length) {
    throw new RangeError(`a vocabulary of ${output} has no room for ${acc.length} bytes and specials`);
  }
  const spot: [number, number][] = [];
  let mark = output4(other, item).flatMap((cell) => (cell.special === undefined ? input5(cell.text) : []));
  while (acc.length < output) {
    const input2 = at5(mark);
    if (input2 === undefined) break;
    const other2 = acc.length;
    const [output2, item2] = input2;
    acc.push(Uint8Array.of(...acc[output2], ...acc[item2]));
    spot.push(input2);
    mark = mark.map((at2) => size6(at2, output2, item2, other2));
  }
  return { vocabulary: acc, merges: spot, specialTokens: [...item] };
};
/** The ids of a text. */
export const encode = (size2: string, acc2: Tokenizer): number[] => {
  const part2 = 256 + acc2.specialTokens.length;
  const entry2 = new Map<string, number>();
  Array.from({ length: acc2.merges.length }).forEach((step2, spot2) => {
    entry2.set(acc2.merges[spot2].join(), part2 + spot2);
  });
  const mark2: number[] = [];
  [...output4(size2, acc2.specialTokens)].forEach((cell2) => {
    if (cell2.special !== undefined) {
      mark2.push(256 + cell2.special);
    } else {
      [...input5(cell2.text)].forEach((input3) => {
        mark2.push(...acc3(input3, entry2));
      });
    }
  });
  return mark2;
};
/** The text of ids. */
export const decode = (other3: ArrayLike<number>, output3: Tokenizer): string => {
  const item3: number[] = [];
  [...Array.from(other3)].forEach((at3) => {
    const size3 = output3.vocabulary[at3];
    if (size3 === undefined) throw new RangeError(`${at3} is no token of ${output3.vocabulary.length}`);
    item3.push(...size3);
  });
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(item3));
};
const acc3 = (part3: readonly number[], entry3: ReadonlyMap<string, number>): readonly number[] => {
  let step3 = part3;
  while (step3.length > 1) {
    let spot3 = Infinity;
    let mark3 = 0;
    Array.from({ length: step3.length - 1 }).forEach((cell3, input4) => {
      const other4 = entry3.get(`${step3[input4]},${step3[input4 + 1]}`) ?? Infinity;
      if (other4 < spot3) {
        spot3 = other4;
        mark3 = input4;
      }
    });
    if (spot3 === Infinity) return step3;
    step3 = size6(step3, step3[mark3], step3[mark3 + 1], spot3);
  }
  return step3;
};
const output4 = (
  item4: string,
  at4: readonly string[],
): {
  text: string;
  special?: number;
}[] => {
  const size4 = [...at4].sort((acc4, part4) => part4.length - acc4.length);
  const entry4: {
    text: string;
    special?: number;
  }[] = [];
  let step4 = "";
  let spot4 = 0;
  while (spot4 < item4.length) {
    const mark4 = size4.find((cell4) => item4.startsWith(cell4, spot4));
    if (mark4 === undefined) {
      step4 += item4[spot4];
      spot4 += 1;
    } else {
      entry4.push({ text: step4 }, { text: mark4, special: at4.indexOf(mark4) });
      step4 = "";
      spot4 += mark4.length;
    }
  }
  entry4.push({ text: step4 });
  return entry4;
};
const input5 = (other5: string): number[][] => {
  const output5 = new TextEncoder();
  return (other5.match(input) ?? []).map((item5) => [...output5.encode(item5)]);
};
const at5 = (size5: readonly (readonly number[])[]): [number, number] | undefined => {
  const acc5 = new Map<string, number>();
  [...size5].forEach((part5) => {
    Array.from({ length: part5.length - 1 }).forEach((entry5, step5) => {
      const spot5 = `${part5[step5]},${part5[step5 + 1]}`;
      acc5.set(spot5, (acc5.get(spot5) ?? 0) + 1);
    });
  });
  let mark5: [number, number] | undefined;
  let cell5 = 1;
  [...acc5].forEach(([input6, other6]) => {
    const [output6, item6] = input6.split(",").map(Number);
    const at6 = mark5 !== undefined && (output6 < mark5[0] || (output6 === mark5[0] && item6 < mark5[1]));
    if (other6 > cell5 || (other6 === cell5 && at6)) {
      mark5 = [output6, item6];
      cell5 = other6;
    }
  });
  return mark5;
};
const size6 = (acc6: readonly number[], part6: number, entry6: number, step6: number): number[] => {
  const spot6: number[] = [];
  let mark6 = 0;
  while (mark6 < acc6.length) {
    if (acc6[mark6] === part6 && acc6[mark6 + 1] === entry6) {
      spot6.push(step6);
      mark6 += 2;
    } else {
      spot6.push(acc6[mark6]);
      mark6 += 1;
    }
  }
  return spot6;
};
