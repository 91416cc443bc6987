/** The terminals that `%import common.NAME` knows, in Lark. */
export const COMMON_TERMINALS = String.raw`
DIGIT: "0".."9"
HEXDIGIT: /[0-9A-Fa-f]/
INT: /[0-9]+/
SIGNED_INT: /[+-]?[0-9]+/
DECIMAL: /[0-9]+\.[0-9]*|\.[0-9]+/
_EXP: /[eE][+-]?[0-9]+/
FLOAT: INT _EXP | DECIMAL _EXP?
SIGNED_FLOAT: /[+-]?/ FLOAT
NUMBER: FLOAT | INT
SIGNED_NUMBER: /[+-]?/ NUMBER
STRING_INNER: /\\"|[^"]/
_STRING_INNER: /(?:[^\n\\]|\\[^\n])*?/
_STRING_ESC_INNER: /(?:[^\n\\]|\\[^\n])*?/
ESCAPED_STRING: /"(?:[^"\\\n]|\\[^\n])*"/
LCASE_LETTER: "a".."z"
UCASE_LETTER: "A".."Z"
LETTER: /[A-Za-z]/
WORD: /[A-Za-z]+/
CNAME: /[A-Za-z_][A-Za-z0-9_]*/
WS_INLINE: /[ \t]+/
WS: /[ \t\f\r\n]+/
CR: "\r"
LF: "\n"
NEWLINE: /(?:\r?\n)+/
SH_COMMENT: /#[^\n]*/
CPP_COMMENT: /\/\/[^\n]*/
C_COMMENT: /\/\*[^*]*\*+(?:[^*\/][^*]*\*+)*\//
SQL_COMMENT: /--[^\n]*/
`;
