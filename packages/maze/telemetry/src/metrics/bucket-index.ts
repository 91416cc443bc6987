/**
 * Log-linear buckets: each power of two is cut into 64 equal buckets, so a bucket is never wider than 1/64 of its lower
 * edge. The number of a bucket is read off the first 17 bits of the value as an IEEE 754 double, as HdrHistogram does with
 * integers. A bucket holds its upper edge and not its lower one, as `le` of Prometheus does.
 */
const SUB_BUCKET_BITS = 6;
