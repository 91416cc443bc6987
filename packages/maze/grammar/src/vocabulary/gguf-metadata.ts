import { vocabularyError } from "./vocabulary-error.ts";

/** A value of the metadata of a GGUF file. Whole numbers of 64 bits are given as the nearest number. */
export type GgufValue = number | boolean | string | readonly GgufValue[];

const MAGIC = 0x46554747;
const STRING = 8;
const ARRAY = 9;
const DEEPEST = 4;

type ReadNumber = (view: DataView, at: number) => number | boolean;

/** Width and reader of each type of number, by the number of the type. */
const NUMBERS: ReadonlyMap<number, readonly [width: number, read: ReadNumber]> = new Map([
  [0, [1, (view, at) => view.getUint8(at)]],
  [1, [1, (view, at) => view.getInt8(at)]],
  [2, [2, (view, at) => view.getUint16(at, true)]],
  [3, [2, (view, at) => view.getInt16(at, true)]],
  [4, [4, (view, at) => view.getUint32(at, true)]],
  [5, [4, (view, at) => view.getInt32(at, true)]],
  [6, [4, (view, at) => view.getFloat32(at, true)]],
  [7, [1, (view, at) => view.getUint8(at) !== 0]],
  [10, [8, (view, at) => Number(view.getBigUint64(at, true))]],
  [11, [8, (view, at) => Number(view.getBigInt64(at, true))]],
  [12, [8, (view, at) => view.getFloat64(at, true)]],
]);

/** Reads the metadata of the given keys from a GGUF file of version 2 or 3; other values are passed over. */
export function readGgufMetadata(file: Uint8Array, wanted: ReadonlySet<string>): ReadonlyMap<string, GgufValue> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let at = 0;
  const skip = (length: number): number => {
    if (length > file.length - at) throw vocabularyError("The GGUF file is cut off.");
    at += length;
    return at - length;
  };
  const uint32 = (): number => view.getUint32(skip(4), true);
  const uint64 = (): number => Number(view.getBigUint64(skip(8), true));
  const bytes = (): Uint8Array => {
    const length = uint64();
    const start = skip(length);
    return file.subarray(start, start + length);
  };

  const read = (type: number, keep: boolean, depth: number): GgufValue => {
    const number = NUMBERS.get(type);
    if (number) return number[1](view, skip(number[0]));
    if (type === STRING) {
      const value = bytes();
      return keep ? decoder.decode(value.slice()) : "";
    }
    if (type !== ARRAY || depth > DEEPEST)
      throw vocabularyError(`The GGUF file has a value of the unknown type ${type}.`);
    const itemType = uint32();
    const length = uint64();
    const items: GgufValue[] = [];
    const width = NUMBERS.get(itemType)?.[0];
    if (width !== undefined && !keep) {
      skip(length * width);
      return items;
    }
    // Each item takes at least a byte, so a false length ends at the end of the file and not of the memory.
    for (let index = 0; index < length; index++) {
      const item = read(itemType, keep, depth + 1);
      if (keep) items.push(item);
    }
    return items;
  };

  if (uint32() !== MAGIC) throw vocabularyError("The file is not a GGUF file.");
  const version = uint32();
  if (version !== 2 && version !== 3) throw vocabularyError(`The GGUF file has version ${version}, not 2 or 3.`);
  skip(8);
  const count = uint64();
  const found = new Map<string, GgufValue>();
  for (let index = 0; index < count && found.size < wanted.size; index++) {
    const key = decoder.decode(bytes().slice());
    const keep = wanted.has(key);
    const value = read(uint32(), keep, 0);
    if (keep) found.set(key, value);
  }
  return found;
}
