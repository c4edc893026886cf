/** A text in JSON. Written so that no position is tried twice. */
const TEXT = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must be escaped.
const CONTROL = /[\u0000-\u001f]/g

/**
 * Escapes raw control characters inside the texts of a JSON document, which forbids them: nicknames and messages of users
 * hold some, and the platform writes them as they are.
 *
 * @param json - A document that does not parse.
 * @returns The same document with those characters as `\u` and four hex digits; white space between its parts is left alone.
 */
export function escapeControls(json: string): string {
  return json.replace(TEXT, (text) =>
    text.replace(CONTROL, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
  )
}
