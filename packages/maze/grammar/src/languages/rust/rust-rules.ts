/** Items, types, patterns and statements. */
export const RUST_RULES = `
file = SHEBANG? inner-attribute* module-item*
inner-attribute = "#" "!" "[" attribute-content "]"
attribute = "#" "[" attribute-content "]"
attribute-content = simple-path (token-tree | "=" expression)? | "unsafe" "(" attribute-content ")"
visibility = "pub" ("(" ("crate" | "self" | "super" | "in" simple-path) ")")?

# Macros. A token tree is any tokens, with brackets in pairs; in the definition of a macro "$" begins a variable or repetition.
token-tree = round-tree | square-tree | curly-tree
round-tree = "(" tree-item* ")"
square-tree = "[" tree-item* "]"
curly-tree = "{" tree-item* "}"
tree-item = plain-tree-item | "$" | token-tree
plain-tree-item = TREE-WORD | PREFIX | TREE-SIGN | TREE-SLASH | STRING | CHARACTER | LIFETIME
macro-call = simple-path "!" token-tree
curly-macro = simple-path "!" curly-tree
other-macro = simple-path "!" (round-tree | square-tree)
macro-rules = "macro_rules" "!" identifier ("{" macro-arms "}" | ("(" macro-arms ")" | "[" macro-arms "]") ";")
macro-arms = (macro-arm % ";" ";"?)?
macro-arm = matcher "=>" transcriber
macro-definition = "macro" identifier (round-matcher curly-transcriber | "{" (macro-arm % "," ","?)? "}")
matcher = round-matcher | "[" matcher-item* "]" | "{" matcher-item* "}"
round-matcher = "(" matcher-item* ")"
matcher-item = plain-tree-item | matcher | "$" macro-name ":" macro-name | "$" round-matcher repetition
transcriber = round-transcriber | "[" transcriber-item* "]" | curly-transcriber
round-transcriber = "(" transcriber-item* ")"
curly-transcriber = "{" transcriber-item* "}"
transcriber-item = plain-tree-item | transcriber | "$" (macro-name | curly-transcriber | round-transcriber repetition | "$")
macro-name = TREE-WORD | PREFIX
repetition = (TREE-WORD | PREFIX | TREE-SIGN TREE-SIGN? TREE-SIGN? | TREE-SLASH | STRING | CHARACTER | LIFETIME)? ('*' | '+' | '?')

# Paths.
identifier = IDENTIFIER | PREFIX
path-word = identifier | "self" | "super" | "Self" | "crate"
later-word = identifier | "self" | "super"
simple-path = (path-word | "::" later-word) ("::" later-word)*
type-path = (path-word type-arguments? | ("::" | qualified "::") later-word type-arguments?) ("::" later-word type-arguments?)*
type-arguments = "::"? generic-arguments | "::"? "(" (type % "," ","?)? ")" ("->" type-without-bounds)?
expression-path = (path-word turbofish? | ("::" | qualified "::") later-word turbofish?) ("::" later-word turbofish?)*
turbofish = "::" generic-arguments
qualified = '<' type ("as" type-path)? '>'
generic-arguments = '<' (generic-argument % "," ","?)? '>'
generic-argument = LIFETIME | type | constant-argument | identifier generic-arguments? ("=" (type | constant-argument) | ":" bounds?)
constant-argument = block | "-"? number | STRING | CHARACTER | "true" | "false"

# Types.
type = type-without-bounds ("+" bound)* "+"? | "dyn" bounds | "impl" bounds
type-without-bounds = "(" (type % "," ","?)? ")" | "!" | "_" | "*" ("const" | "mut") type-without-bounds | '&' LIFETIME? "mut"? type-without-bounds | "[" type (";" expression)? "]" | function-type | for-lifetimes? type-path | macro-call | ("dyn" | "impl") bound
function-type = for-lifetimes? "unsafe"? ("extern" STRING?)? "fn" "(" (function-type-parameter % "," ("," attribute* "...")? ","? | "...")? ")" ("->" type-without-bounds)?
function-type-parameter = attribute* ((identifier | "_") ":")? type
for-lifetimes = "for" '<' (generic-parameter % "," ","?)? '>'
bounds = bound % "+" "+"?
bound = LIFETIME | bound-modifier* for-lifetimes? type-path | "(" bound-modifier* for-lifetimes? type-path ")" | "use" '<' ((LIFETIME | identifier | "Self") % "," ","?)? '>'
bound-modifier = "?" | "~" "const" | "const" | "async" | "!"
generics = '<' (generic-parameter % "," ","?)? '>'
generic-parameter = attribute* (LIFETIME (":" (LIFETIME % "+" "+"?)?)? | identifier (":" bounds?)? ("=" type)? | "const" identifier ":" type ("=" (constant-argument | type-path))?)
where = "where" (where-predicate % "," ","?)?
where-predicate = LIFETIME ":" (LIFETIME % "+" "+"?)? | for-lifetimes? type-without-bounds ":" bounds?

# Items.
module-item = attribute* (visibility? item | macro-rules | other-macro ";" | curly-macro)
item = module | extern-crate | use | function | type-alias | structure | enumeration | union | constant | static | trait | implementation | extern-block | macro-definition
module = "unsafe"? "mod" identifier (";" | "{" inner-attribute* module-item* "}")
extern-crate = "extern" "crate" (identifier | "self") ("as" (identifier | "_"))? ";"
use = "use" use-tree ";"
use-tree = ("::" | simple-path "::")? ("*" | "{" (use-tree % "," ","?)? "}") | simple-path ("as" (identifier | "_"))?
function = "default"? "const"? "async"? ("unsafe" | "safe")? ("extern" STRING?)? "fn" identifier generics? "(" parameters? ")" ("->" type)? where? (block | ";")
parameters = (self-parameter | parameter) ("," parameter)* ","?
self-parameter = attribute* ('&' LIFETIME?)? "mut"? "self" (":" type)?
parameter = attribute* ((pattern-without-alternatives ":")? "..." | pattern-without-alternatives ":" type)
type-alias = "default"? "type" identifier generics? (":" bounds?)? where? ("=" type)? where? ";"
structure = "struct" identifier generics? (where? (";" | fields) | tuple-fields where? ";")
fields = "{" (field % "," ","?)? "}"
field = attribute* visibility? identifier ":" type
tuple-fields = "(" ((attribute* visibility? type) % "," ","?)? ")"
enumeration = "enum" identifier generics? where? "{" (variant % "," ","?)? "}"
variant = attribute* visibility? identifier (fields | tuple-fields)? ("=" expression)?
union = "union" identifier generics? where? fields
constant = "default"? "const" (identifier | "_") generics? ":" type ("=" expression)? where? ";"
static = ("unsafe" | "safe")? "static" "mut"? identifier ":" type ("=" expression)? ";"
trait = "const"? "unsafe"? "auto"? "trait" identifier generics? ((":" bounds?)? where? "{" inner-attribute* module-item* "}" | "=" bounds? where? ";")
implementation = "default"? "unsafe"? "impl" generics? "const"? ("!"? type-path "for")? type where? "{" inner-attribute* module-item* "}"
extern-block = "unsafe"? "extern" STRING? "{" inner-attribute* module-item* "}"

# Patterns.
pattern = "|"? pattern-without-alternatives % "|"
pattern-without-alternatives = "_" | ".." | literal-pattern | ("ref" "mut"? | "mut" "ref"? "mut"?)? identifier ("@" pattern-without-alternatives)? | range-end (".." | "..=" | "...") range-end | range-end ".." | ("..=" | "..") range-end | '&' "mut"? pattern-without-alternatives | long-path-pattern | expression-path ("{" (field-pattern % "," ","?)? "}" | "(" (pattern % "," ","?)? ")") | "(" (pattern % "," ","?)? ")" | "[" (pattern % "," ","?)? "]" | macro-call | "const" block | "box" pattern-without-alternatives
long-path-pattern = ("::" | qualified "::") later-word turbofish? ("::" later-word turbofish?)* | path-word turbofish? ("::" later-word turbofish?)+ | path-word turbofish | "self" | "Self" | "crate" | "super"
literal-pattern = "-"? number | STRING | CHARACTER | "true" | "false"
range-end = "-"? number | CHARACTER | expression-path
field-pattern = attribute* ((identifier | INDEX) ":" pattern | "box"? "ref"? "mut"? identifier | "..")

number = INTEGER | FLOAT | FLOAT-WITH-STOP

# Expressions in brackets, and blocks.
prefix = "-" | "!" | "*" | '&' ("mut" | "raw" ("const" | "mut"))?
binary-operator = "+" | "-" | "*" | "/" | "%" | "^" | "&" | "|" | "&&" | "||" | "<<" | ">>" | "==" | "!=" | ">" | "<" | ">=" | "<="
assignment-operator = "=" | "+=" | "-=" | "*=" | "/=" | "%=" | "^=" | "&=" | "|=" | "<<=" | ">>="
arguments = "(" (listed % "," ","?)? ")"
listed = attribute* expression
member = "." (identifier ("::" generic-arguments arguments)? | INDEX | "await")
suffix = member | "?" | arguments | "[" expression "]"
plain-atom = number | STRING | CHARACTER | "true" | "false" | "_" | expression-path | other-macro | "(" inner-attribute* (listed % "," ","?)? ")" | "[" inner-attribute* (listed ";" expression | listed % "," ","?)? "]" | "async" "move"? block | "continue" LIFETIME?
struct-literal = expression-path "{" (field-value ("," field-value)* ("," (attribute* ".." expression?)?)? | attribute* ".." expression?)? "}"
field-value = attribute* ((identifier | INDEX) ":" expression | identifier)
closure-head = for-lifetimes? "static"? "async"? "move"? '|' (closure-parameter % "," ","?)? '|'
closure-parameter = attribute* pattern-without-alternatives (":" type)?
block-like = (LIFETIME ":")? (block | "loop" block | "while" condition@cond block | "for" pattern "in" expression@cond block) | if | match | ("unsafe" | "const" | "try") block
if = "if" condition@cond block ("else" (if | block))?
match = "match" expression@cond "{" inner-attribute* (match-arm* last-arm)? "}"
match-arm = arm-head (block-like ","? | (expression@stmt | curly-macro) ",")
last-arm = arm-head (block-like ","? | (expression@stmt | curly-macro) ","?)
arm-head = attribute* pattern ("if" condition)? "=>"
block = "{" inner-attribute* statements "}"
statements = statement* (attribute* expression@stmt)?
statement = ";" | attribute* (let | visibility? item | macro-rules | block-like | curly-macro | expression@stmt ";")
let = "let" pattern (":" type)? ("=" expression ("else" block)?)? ";"
`;

/**
 * Expressions, in three variants: anywhere, in the head of an `if`, `while`, `for` or `match` (`cond`), where `{` opens the
 * block and not a value of a struct, and at the beginning of a statement (`stmt`), where a block is a statement of its own.
 * `@right` is the variant for all but the leftmost operand.
 */
export const RUST_EXPRESSIONS = `
expression@ = range@ (assignment-operator range@right)*
range@ = binary@ (".." binary@right? | "..=" binary@right)? | ".." binary@right? | "..=" binary@right
binary@ = (unary@ | unary@ binary-operator (unary@right binary-operator)* last@right) | open@
last@ = unary@ | open@
unary@ = (postfix@ | prefix+ postfix@right) ("as" type-without-bounds)*
open@ = prefix* ("return" expression@right? | "break" LIFETIME? expression@right? | "yield" expression@right? | closure-head ("->" type-without-bounds block | expression@right))
condition@ = expression@ | (expression@ "&&")? ("let" pattern "=" expression@) % "&&"
`;
/** The operands of each variant. */
export const RUST_OPERANDS = {
  "": `postfix@ = (plain-atom | struct-literal | block-like | curly-macro) suffix*`,
  cond: `postfix@ = (plain-atom | block-like | curly-macro) suffix*`,
  stmt: `postfix@ = (plain-atom | struct-literal) suffix* | (block-like | curly-macro) (member | "?") suffix*`,
} as const;
