/**
 * Undoes the escapes of WeChat Pay in a text of the merchant, as far as can be told: a backslash and a space were a comma,
 * `\"` a double quote, `\n` and `\r` a line end. A merchant who typed those signs gets the wrong ones back.
 *
 * @param text - As it stands in the file.
 * @see WeChat Pay, bills (docs/sources.md)
 */
export function unescapeText(text: string): string {
  return text.replace(/\\([ "nr])/g, (_, sign: string) => ESCAPES[sign as keyof typeof ESCAPES])
}

const ESCAPES = { ' ': ',', '"': '"', n: '\n', r: '\r' } as const
