import fc from 'fast-check'

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((raw) => Buffer.from(raw).toString('hex'))
const base64 = (bytes: number, url: boolean) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((raw) => Buffer.from(raw).toString(url ? 'base64url' : 'base64'))
    // As random bytes are, but for one in 100 000; fast-check likes zeros, which make words in capitals.
    .filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text))

/** What platforms hand out and callers send, as one set of values that differ from each other and from all our words. */
export const secretTexts = fc.record({
  /** Secret of an application. */
  key: hex(16),
  /** Access token. */
  token: base64(30, true),
  /** In capitals, as some platforms write them. */
  signature: hex(32).map((text) => text.toUpperCase()),
  sessionKey: base64(16, false),
  phone: fc
    .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1e8, max: 1e9 - 1 }))
    .map(([kind, rest]) => `1${kind}${rest}`),
  /** What a person typed: every character that an encoding changes. */
  password: fc
    .array(fc.constantFrom(...'ab "\'\\/<>&=+%?#年😀é:;,{}[]'.match(/./gu)!), { minLength: 4, maxLength: 12 })
    .map((letters) => `Zq${letters.join('')}Qz`)
})

/** One set of them. */
export type SecretTexts = typeof secretTexts extends fc.Arbitrary<infer Texts> ? Texts : never

/** How a platform may repeat a text. */
export const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => new URLSearchParams({ a: text }).toString().slice(2),
  (text) => JSON.stringify(text).slice(1, -1),
  // PHP's json_encode without flags.
  (text) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replaceAll('/', '\\/')
      .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  // PHP's htmlspecialchars.
  (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#039;'),
  (text) => (/^[0-9a-f]+$/i.test(text) ? text.toUpperCase() : text),
  (text) => (/^[0-9a-f]+$/i.test(text) ? text.toLowerCase() : text)
]
