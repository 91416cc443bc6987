/**
 * Log-linear buckets: each power of two is cut into 64 equal buckets, so a bucket is never wider than 1/64 of its lower
 * edge. The number of a bucket is read off the first 17 bits of the value as an IEEE 754 double, as HdrHistogram does with
 * integers. A bucket holds its upper edge and not its lower one, as `le` of Prometheus does.
 */
const SUB_BUCKET_BITS = 6;

/** The bits below the sub-bucket in the upper half of a double, which has 20 bits of the fraction. */
const shift = 20 - SUB_BUCKET_BITS;
const view = new DataView(new ArrayBuffer(8));

/** The bucket that holds only the value 0. */
export const ZERO_BUCKET = 0;
/** The bucket of the largest double. */
export const LAST_BUCKET = bucketIndex(Number.MAX_VALUE);

/** The bucket of a finite value from 0. */
export function bucketIndex(value: number): number {
  if (value === 0) return ZERO_BUCKET;
  view.setFloat64(0, value);
  const upper = view.getUint32(0);
  // An edge belongs to the bucket below it, so look at the double just before the value.
  const before = view.getUint32(4) === 0 ? upper - 1 : upper;
  return (before >>> shift) + 1;
}

/** The largest value of a bucket; `Infinity` for the last one. */
export function upperEdge(bucket: number): number {
  view.setUint32(0, bucket << shift);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}

/** Values of a bucket are greater than this, and equal for bucket 0. */
export function lowerEdge(bucket: number): number {
  return bucket === ZERO_BUCKET ? 0 : upperEdge(bucket - 1);
}
