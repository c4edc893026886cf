/**
 * Whether a number was rounded by a spreadsheet: `4.00123E+27` where an order number of 28 digits stood. The digits are
 * gone; no platform writes its numbers like that.
 *
 * @param text - A cell.
 */
export function isSpreadsheetNumber(text: string): boolean {
  return /^\d(?:\.\d+)?E\+\d{1,2}$/i.test(text)
}
