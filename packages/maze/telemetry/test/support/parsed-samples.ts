import parsePrometheusTextFormat from "parse-prometheus-text-format";

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/**
 * Every line of a text, as an independent parser reads it. The parser joins the buckets of histograms and loses their
 * labels doing so, so types are taken away first, and each sample is one of its own.
 */
export function parsedSamples(text: string): Sample[] {
  const untyped = text
    .split("\n")
    .map((line) => (line.startsWith("# TYPE ") ? "# untyped" : line))
    .join("\n");
  return parsePrometheusTextFormat(untyped).flatMap(({ name, metrics }) =>
    metrics.map(({ labels = {}, value }) => ({ name, labels, value: Number(value) })),
  );
}
