export interface Tokenizer {
  /** The bytes of each token, by id. */
  readonly vocabulary: readonly Uint8Array[];
  /** The pairs that were merged, in order; the first makes id 256 + specialTokens.length. */
  readonly merges: readonly (readonly [number, number])[];
  readonly specialTokens: readonly string[];
}
const givenValue = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;
function trainTokenizerOf(secondValue: string, currentValue: number, nextValue: readonly string[] = []): Tokenizer {
  const whereItIs = new TextEncoder();
  const howMany = Array.from({ length: 256 }, (soFar, onePiece) => Uint8Array.of(onePiece));
  for (const givenValue2 of nextValue) {
    howMany.push(whereItIs.encode(givenValue2));
  }
  if (howMany.length > currentValue) {
    throw new RangeError(`a vocabulary of ${currentValue} has no room for ${howMany.length} bytes and specials`);
  }
  const secondValue2: [number, number][] = [];
  let currentValue2 = sections(secondValue, nextValue).flatMap((nextValue2) =>
    !(nextValue2.special === undefined) ? [] : piecesOf(nextValue2.text),
  );
  while (currentValue > howMany.length) {
    const whereItIs2 = mostFrequentPair(currentValue2);
    if (whereItIs2 === undefined) break;
    const howMany2 = howMany.length;
    const [soFar2, onePiece2] = whereItIs2;
    howMany.push(Uint8Array.of(...howMany[soFar2], ...howMany[onePiece2]));
    secondValue2.push(whereItIs2);
    currentValue2 = currentValue2.map((givenValue3) => merged(givenValue3, soFar2, onePiece2, howMany2));
  }
  return { vocabulary: howMany, merges: secondValue2, specialTokens: [...nextValue] };
}
/** Learns merges from `text` until there are `vocabularySize` tokens. */
export function trainTokenizer(
  secondValue3: string,
  currentValue3: number,
  nextValue3: readonly string[] = [],
): Tokenizer {
  return trainTokenizerOf(secondValue3, currentValue3, nextValue3);
}
function encodeOf(whereItIs3: string, howMany3: Tokenizer): number[] {
  const soFar3 = 256 + howMany3.specialTokens.length;
  const onePiece3 = new Map<string, number>();
  for (let givenValue4 = 0; howMany3.merges.length > givenValue4; givenValue4 += 1) {
    onePiece3.set(howMany3.merges[givenValue4].join(), soFar3 + givenValue4);
  }
  const secondValue4: number[] = [];
  for (const currentValue4 of sections(whereItIs3, howMany3.specialTokens)) {
    if (!(currentValue4.special !== undefined)) {
      for (const nextValue4 of piecesOf(currentValue4.text)) {
        secondValue4.push(...encodePiece(nextValue4, onePiece3));
      }
    } else {
      secondValue4.push(256 + currentValue4.special);
    }
  }
  return secondValue4;
}
/** The ids of a text. */
export function encode(whereItIs4: string, howMany4: Tokenizer): number[] {
  return encodeOf(whereItIs4, howMany4);
}
function decodeOf(soFar4: ArrayLike<number>, onePiece4: Tokenizer): string {
  const givenValue5: number[] = [];
  for (const secondValue5 of Array.from(soFar4)) {
    const currentValue5 = onePiece4.vocabulary[secondValue5];
    if (currentValue5 === undefined)
      throw new RangeError(`${secondValue5} is no token of ${onePiece4.vocabulary.length}`);
    givenValue5.push(...currentValue5);
  }
  const nextValue5 = new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(givenValue5));
  return nextValue5;
}
/** The text of ids. */
export function decode(whereItIs5: ArrayLike<number>, howMany5: Tokenizer): string {
  return decodeOf(whereItIs5, howMany5);
}
/** Merges the learned pair with the lowest id until none is left. */
function encodePiece(soFar5: readonly number[], onePiece5: ReadonlyMap<string, number>): readonly number[] {
  let givenValue6 = soFar5;
  while (1 < givenValue6.length) {
    let secondValue6 = Infinity;
    let currentValue6 = 0;
    for (let nextValue6 = 0; givenValue6.length - 1 > nextValue6; nextValue6 += 1) {
      const whereItIs6 = onePiece5.get(`${givenValue6[nextValue6]},${givenValue6[nextValue6 + 1]}`) ?? Infinity;
      if (secondValue6 > whereItIs6) {
        secondValue6 = whereItIs6;
        currentValue6 = nextValue6;
      }
    }
    if (secondValue6 === Infinity) return givenValue6;
    givenValue6 = merged(givenValue6, givenValue6[currentValue6], givenValue6[currentValue6 + 1], secondValue6);
  }
  return givenValue6;
}
/** The text cut at its special tokens, the longest first. */
function sections(
  howMany6: string,
  soFar6: readonly string[],
): {
  text: string;
  special?: number;
}[] {
  const onePiece6 = [...soFar6].sort((givenValue7, secondValue7) => secondValue7.length - givenValue7.length);
  const currentValue7: {
    text: string;
    special?: number;
  }[] = [];
  let nextValue7 = "";
  let whereItIs7 = 0;
  while (howMany6.length > whereItIs7) {
    const howMany7 = onePiece6.find((soFar7) => howMany6.startsWith(soFar7, whereItIs7));
    if (!(howMany7 === undefined)) {
      currentValue7.push({ text: nextValue7 }, { text: howMany7, special: soFar6.indexOf(howMany7) });
      nextValue7 = "";
      whereItIs7 += howMany7.length;
    } else {
      nextValue7 += howMany6[whereItIs7];
      whereItIs7 += 1;
    }
  }
  currentValue7.push({ text: nextValue7 });
  return currentValue7;
}
function piecesOf(onePiece7: string): number[][] {
  const givenValue8 = new TextEncoder();
  const secondValue8 = (onePiece7.match(givenValue) ?? []).map((currentValue8) => [
    ...givenValue8.encode(currentValue8),
  ]);
  return secondValue8;
}
function mostFrequentPair(nextValue8: readonly (readonly number[])[]): [number, number] | undefined {
  const whereItIs8 = new Map<string, number>();
  for (const howMany8 of nextValue8) {
    for (let soFar8 = 0; howMany8.length - 1 > soFar8; soFar8 += 1) {
      const onePiece8 = `${howMany8[soFar8]},${howMany8[soFar8 + 1]}`;
      whereItIs8.set(onePiece8, (whereItIs8.get(onePiece8) ?? 0) + 1);
    }
  }
  let givenValue9: [number, number] | undefined;
  let secondValue9 = 1;
  for (const [currentValue9, nextValue9] of whereItIs8) {
    const [whereItIs9, howMany9] = currentValue9.split(",").map(Number);
    const soFar9 =
      givenValue9 !== undefined &&
      (givenValue9[0] > whereItIs9 || (whereItIs9 === givenValue9[0] && givenValue9[1] > howMany9));
    if (secondValue9 < nextValue9 || (nextValue9 === secondValue9 && soFar9)) {
      givenValue9 = [whereItIs9, howMany9];
      secondValue9 = nextValue9;
    }
  }
  return givenValue9;
}
function merged(
  onePiece9: readonly number[],
  givenValue10: number,
  secondValue10: number,
  currentValue10: number,
): number[] {
  const nextValue10: number[] = [];
  let whereItIs10 = 0;
  while (onePiece9.length > whereItIs10) {
    if (!(onePiece9[whereItIs10] === givenValue10 && onePiece9[whereItIs10 + 1] === secondValue10)) {
      nextValue10.push(onePiece9[whereItIs10]);
      whereItIs10 += 1;
    } else {
      nextValue10.push(currentValue10);
      whereItIs10 += 2;
    }
  }
  return nextValue10;
}
