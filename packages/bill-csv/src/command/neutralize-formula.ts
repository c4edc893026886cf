/**
 * Cells that a spreadsheet takes for more than text. A bill carries text that anybody may have chosen: the buyer names
 * the goods, the merchant's customer writes the remark.
 * @module
 */

// First sign of a formula after anything that a spreadsheet may skip: ASCII and full-width forms of = + - @.
const FORMULA = /^[\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠]/u
// Leading tab, carriage return, line feed or NUL start a formula in some programs whatever follows.
const LEADING_CONTROL = /^[\0\t\r\n]/
// Long numbers become powers of ten and lose digits past the 15th; leading zeros are dropped; 12-11 becomes a day.
const CHANGED = /^(?:\d{12,}|0\d+|\d+[eE]\d+|\d+(?:[-/:]\d+)+)$/

/**
 * Keeps a spreadsheet from running a cell of text as a formula.
 *
 * The rule: a text whose first character, white space and invisible characters skipped, is one of `= + - @` (ASCII or
 * full-width), or that starts with a tab, CR, LF or NUL, gets an apostrophe in front. The text itself is not changed.
 *
 * @param text - Text cell, not an amount: `-0.12` as a number is no formula.
 * @returns The text that may stand in a cell; quoting is the writer's.
 * @see OWASP, CSV injection (docs/sources.md#csv-injection)
 */
export function neutralizeFormula(text: string): string {
  return FORMULA.test(text) || LEADING_CONTROL.test(text) ? `'${text}` : text
}

/**
 * Keeps a spreadsheet from turning an id into a number: digits that it would round, shorten, write as `4.2E+27` or take
 * for a date get a tab behind them, as Alipay's own files do it.
 *
 * @param text - Id as text.
 * @returns The id, with a tab behind it where it needs one.
 */
export function keepIdText(text: string): string {
  return CHANGED.test(text) ? `${text}\t` : neutralizeFormula(text)
}
