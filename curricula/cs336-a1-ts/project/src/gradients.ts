import { parametersOf, type ModelConfig, type ModelWeights } from "./model.ts";

/*
 * Given: the derivative of the mean cross-entropy of a transformer by each of its weights, by backpropagation. Frameworks
 * derive this program from the forward pass; here it is written out, so that the course needs no framework. The tests of
 * the training loop compare it with finite differences of your own forward pass.
 */

/**
 * The mean loss of a batch. The gradients are ADDED to `gradients`, one list of numbers for each tensor of
 * `parametersOf(weights)`, in that order; who wants them alone sets them to zero before.
 */
export function lossAndGradients(
  weights: ModelWeights,
  config: ModelConfig,
  inputs: readonly ArrayLike<number>[],
  targets: readonly ArrayLike<number>[],
  gradients: readonly Float64Array[],
): number {
  const at = new Map(parametersOf(weights).map(({ data }, index) => [data, gradients[index] as Float64Array]));
  const grad = (data: Float64Array): Float64Array => at.get(data) as Float64Array;
  const count = inputs.reduce((total, input) => total + input.length, 0);
  let loss = 0;
  inputs.forEach((input, index) => {
    loss += sequence(weights, config, input, targets[index] as ArrayLike<number>, count, grad);
  });
  return loss;
}

type Rows = Float64Array;

function sequence(
  weights: ModelWeights,
  config: ModelConfig,
  ids: ArrayLike<number>,
  targets: ArrayLike<number>,
  count: number,
  grad: (data: Float64Array) => Float64Array,
): number {
  const { width, vocabulary } = config;
  const n = ids.length;
  let x: Rows = new Float64Array(n * width);
  for (let p = 0; p < n; p += 1) {
    const id = ids[p] as number;
    x.set(weights.embedding.data.subarray(id * width, (id + 1) * width), p * width);
  }
  const backwards = weights.blocks.map((block) => {
    const first = attentionPart(x, n, block, config, grad);
    const second = feedForwardPart(first.y, n, block, config, grad);
    x = second.y;
    return (dy: Rows) => first.back(second.back(dy));
  });
  const last = norm(x, weights.finalNorm.data, width, grad);
  const logits = project(last.y, weights.output.data, width, vocabulary, grad);
  const dLogits = new Float64Array(n * vocabulary);
  let loss = 0;
  for (let p = 0; p < n; p += 1) {
    const row = logits.y.subarray(p * vocabulary, (p + 1) * vocabulary);
    const probabilities = softmaxRow(row);
    const target = targets[p] as number;
    const max = row.reduce((a, b) => Math.max(a, b), -Infinity);
    loss += (max + Math.log(row.reduce((sum, value) => sum + Math.exp(value - max), 0)) - row[target]) / count;
    probabilities[target] -= 1;
    probabilities.forEach((value, j) => (dLogits[p * vocabulary + j] = value / count));
  }
  const dx = backwards.reduceRight((dy, back) => back(dy), last.back(logits.back(dLogits)));
  const dEmbedding = grad(weights.embedding.data);
  for (let p = 0; p < n; p += 1) {
    for (let c = 0; c < width; c += 1) dEmbedding[(ids[p] as number) * width + c] += dx[p * width + c];
  }
  return loss;
}

interface Step {
  readonly y: Rows;
  /** From the derivative by `y` to that by the input. */
  readonly back: (dy: Rows) => Rows;
}
type Grad = (data: Float64Array) => Float64Array;

function attentionPart(
  x: Rows,
  n: number,
  block: ModelWeights["blocks"][number],
  config: ModelConfig,
  grad: Grad,
): Step {
  const { width, heads, theta } = config;
  const { query, key, value, output } = block.attention;
  const normed = norm(x, block.attentionNorm.data, width, grad);
  const [q, k, v] = [query, key, value].map(({ data }) => project(normed.y, data, width, width, grad)) as [
    Step,
    Step,
    Step,
  ];
  rotate(q.y, n, width, heads, theta, 1);
  rotate(k.y, n, width, heads, theta, 1);
  const depth = width / heads;
  const mixed = new Float64Array(n * width);
  const shares: Float64Array[] = [];
  for (let h = 0; h < heads; h += 1) {
    for (let i = 0; i < n; i += 1) {
      const scores = new Float64Array(i + 1);
      for (let j = 0; j <= i; j += 1) scores[j] = dot(q.y, at(i, h), k.y, at(j, h), depth) / Math.sqrt(depth);
      const share = softmaxRow(scores);
      shares.push(share);
      for (let j = 0; j <= i; j += 1) addScaled(mixed, at(i, h), v.y, at(j, h), share[j], depth);
    }
  }
  const out = project(mixed, output.data, width, width, grad);
  const back = (dy: Rows): Rows => {
    const dMixed = out.back(dy);
    const [dq, dk, dv] = [new Float64Array(n * width), new Float64Array(n * width), new Float64Array(n * width)];
    for (let h = 0; h < heads; h += 1) {
      for (let i = 0; i < n; i += 1) {
        const share = shares[h * n + i] as Float64Array;
        const dShare = share.map((_, j) => dot(dMixed, at(i, h), v.y, at(j, h), depth));
        const mean = dShare.reduce((sum, d, j) => sum + d * share[j], 0);
        for (let j = 0; j <= i; j += 1) {
          const dScore = (share[j] * (dShare[j] - mean)) / Math.sqrt(depth);
          addScaled(dv, at(j, h), dMixed, at(i, h), share[j], depth);
          addScaled(dq, at(i, h), k.y, at(j, h), dScore, depth);
          addScaled(dk, at(j, h), q.y, at(i, h), dScore, depth);
        }
      }
    }
    rotate(dq, n, width, heads, theta, -1);
    rotate(dk, n, width, heads, theta, -1);
    return added(dy, normed.back(added(q.back(dq), k.back(dk), v.back(dv))));
  };
  return { y: added(x, out.y), back };

  function at(position: number, head: number): number {
    return position * width + head * depth;
  }
}

function feedForwardPart(
  x: Rows,
  n: number,
  block: ModelWeights["blocks"][number],
  config: ModelConfig,
  grad: Grad,
): Step {
  const { width, hidden } = config;
  const { gate, up, down } = block.feedForward;
  const normed = norm(x, block.feedForwardNorm.data, width, grad);
  const opened = project(normed.y, gate.data, width, hidden, grad);
  const raised = project(normed.y, up.data, width, hidden, grad);
  const sigmoid = opened.y.map((value) => 1 / (1 + Math.exp(-value)));
  const product = raised.y.map((value, i) => value * opened.y[i] * sigmoid[i]);
  const out = project(product, down.data, hidden, width, grad);
  const back = (dy: Rows): Rows => {
    const dProduct = out.back(dy);
    const dRaised = dProduct.map((d, i) => d * opened.y[i] * sigmoid[i]);
    const dOpened = dProduct.map((d, i) => d * raised.y[i] * sigmoid[i] * (1 + opened.y[i] * (1 - sigmoid[i])));
    return added(dy, normed.back(added(opened.back(dOpened), raised.back(dRaised))));
  };
  return { y: added(x, out.y), back };
}

function project(x: Rows, weight: Float64Array, from: number, to: number, grad: Grad): Step {
  const n = x.length / from;
  const y = new Float64Array(n * to);
  for (let p = 0; p < n; p += 1) {
    for (let o = 0; o < to; o += 1) y[p * to + o] = dot(x, p * from, weight, o * from, from);
  }
  const back = (dy: Rows): Rows => {
    const dx = new Float64Array(n * from);
    const dWeight = grad(weight);
    for (let p = 0; p < n; p += 1) {
      for (let o = 0; o < to; o += 1) {
        addScaled(dx, p * from, weight, o * from, dy[p * to + o], from);
        addScaled(dWeight, o * from, x, p * from, dy[p * to + o], from);
      }
    }
    return dx;
  };
  return { y, back };
}

function norm(x: Rows, gain: Float64Array, width: number, grad: Grad): Step {
  const y = new Float64Array(x.length);
  const roots: number[] = [];
  for (let start = 0; start < x.length; start += width) {
    const root = Math.sqrt(dot(x, start, x, start, width) / width + 1e-5);
    roots.push(root);
    for (let c = 0; c < width; c += 1) y[start + c] = (x[start + c] / root) * gain[c];
  }
  const back = (dy: Rows): Rows => {
    const dx = new Float64Array(x.length);
    const dGain = grad(gain);
    roots.forEach((root, row) => {
      const start = row * width;
      let along = 0;
      for (let c = 0; c < width; c += 1) along += dy[start + c] * gain[c] * x[start + c];
      for (let c = 0; c < width; c += 1) {
        dGain[c] += (dy[start + c] * x[start + c]) / root;
        dx[start + c] = (dy[start + c] * gain[c]) / root - (x[start + c] * along) / (width * root ** 3);
      }
    });
    return dx;
  };
  return { y, back };
}

function rotate(x: Rows, n: number, width: number, heads: number, theta: number, direction: 1 | -1): void {
  const depth = width / heads;
  for (let p = 0; p < n; p += 1) {
    for (let c = 0; c < width; c += 2) {
      const angle = direction * p * theta ** (-(c % depth) / depth);
      const [a, b] = [x[p * width + c], x[p * width + c + 1]];
      x[p * width + c] = a * Math.cos(angle) - b * Math.sin(angle);
      x[p * width + c + 1] = a * Math.sin(angle) + b * Math.cos(angle);
    }
  }
}

function softmaxRow(row: Float64Array): Float64Array {
  const max = row.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = row.map((value) => Math.exp(value - max));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

function dot(a: Rows, i: number, b: Rows, j: number, length: number): number {
  let total = 0;
  for (let c = 0; c < length; c += 1) total += a[i + c] * b[j + c];
  return total;
}

function addScaled(into: Rows, i: number, from: Rows, j: number, by: number, length: number): void {
  for (let c = 0; c < length; c += 1) into[i + c] += by * from[j + c];
}

function added(...rows: readonly Rows[]): Rows {
  const [first, ...rest] = rows as [Rows, ...Rows[]];
  return first.map((value, i) => rest.reduce((sum, row) => sum + row[i], value));
}
