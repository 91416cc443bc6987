/** A map from two non-negative integers to an integer, in flat arrays. `get` answers -1 for what is not there. */
export class PairTable {
  #first: Int32Array<ArrayBuffer>;
  #second: Int32Array<ArrayBuffer>;
  #value: Int32Array<ArrayBuffer>;
  #size = 0;

  constructor(capacity = 1024) {
    this.#first = new Int32Array(capacity).fill(-1);
    this.#second = new Int32Array(capacity);
    this.#value = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }
  get byteLength(): number {
    return this.#first.byteLength * 3;
  }

  get(first: number, second: number): number {
    const mask = this.#first.length - 1;
    for (let slot = hashOf(first, second) & mask; ; slot = (slot + 1) & mask) {
      const key = this.#first[slot] as number;
      if (key < 0) return -1;
      if (key === first && this.#second[slot] === second) return this.#value[slot] as number;
    }
  }

  set(first: number, second: number, value: number): void {
    const mask = this.#first.length - 1;
    let slot = hashOf(first, second) & mask;
    while ((this.#first[slot] as number) >= 0) {
      if (this.#first[slot] === first && this.#second[slot] === second) {
        this.#value[slot] = value;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.#first[slot] = first;
    this.#second[slot] = second;
    this.#value[slot] = value;
    this.#size++;
    if (this.#size * 2 > this.#first.length) this.#grow();
  }

  #grow(): void {
    const larger = new PairTable(this.#first.length * 2);
    for (let slot = 0; slot < this.#first.length; slot++) {
      const first = this.#first[slot] as number;
      if (first >= 0) larger.set(first, this.#second[slot] as number, this.#value[slot] as number);
    }
    this.#first = larger.#first;
    this.#second = larger.#second;
    this.#value = larger.#value;
  }
}

function hashOf(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
