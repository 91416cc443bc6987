/** Number of the empty language. */
export const NOTHING = 0;
/** Number of the language that has only the empty word. */
export const EMPTY_WORD = 1;
/** Number of the language of all byte strings. */
export const EVERYTHING = 2;
