/** What a message of the compiler says about types: what was there, and what was wanted. */
export interface MessageTypes {
  readonly source?: string;
  readonly target?: string;
}

const PATTERNS: readonly RegExp[] = [
  /Argument of type '(?<source>.*?)' is not assignable to parameter of type '(?<target>.*?)'\.(?:\n|$)/s,
  /Type '(?<source>.*?)' is not assignable to type '(?<target>.*?)'\.(?:\n|$)/s,
  /Type '(?<source>.*?)' is missing the following propert(?:y|ies) from type '(?<target>.*?)':/s,
  /Property '.*?' is missing in type '(?<source>.*?)' but required in type '(?<target>.*?)'\./s,
  /Type '(?<source>.*?)' has no properties in common with type '(?<target>.*?)'\./s,
  /The types? '(?<source>.*?)' .* '(?<target>readonly.*?)'\./s,
  /Operator '.*?' cannot be applied to types '(?<source>.*?)' and '(?<target>.*?)'\./s,
  /types '(?<source>.*?)' and '(?<target>.*?)' have no overlap/s,
  /can't be used to index type '(?<target>.*?)'\./s,
  /does not exist on type '(?<source>.*?)'\./s,
];

/** The types that a message names; for an operator those of its operands, left and right. */
export function messageTypes(message: string): MessageTypes {
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(message)?.groups;
    if (groups !== undefined) return { ...groups };
  }
  return {};
}

/** Every pair of source and target that a message and its elaboration name, outermost first. */
export function everyMessagePair(message: string): { source: string; target: string }[] {
  return message.split("\n").flatMap((line) => {
    const { source, target } = messageTypes(line.trim());
    return source === undefined || target === undefined ? [] : [{ source, target }];
  });
}

/** The name that a message quotes first: `Cannot find name 'x'`, `Property 'x' does not exist`. */
export const quotedName = (message: string): string | undefined => /'([^']+)'/.exec(message)?.[1];

/** The name that the compiler suggests instead. */
export const suggestedName = (message: string): string | undefined =>
  /Did you mean (?:the .*? )?'([^']+)'/.exec(message)?.[1]?.replace(/^this\./, "this.");
