/** Shortest text that is treated as a secret: shorter ones would blot out ordinary words. */
const MIN_SECRET = 6
/** Longest text of a platform that an error repeats. */
const MAX_TEXT = 300
/** How much of a text is looked at: a platform's text is short, and the patterns need not see megabytes. */
const MAX_SCAN = 3000
const GONE = '[redacted]'

/** Mainland mobile numbers (手机号), also with the country's prefix or in groups. */
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g
const RUN = /[A-Za-z0-9+/_=-]{20,}/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g

/** Removes secrets from a text of a platform. */
export type Redact = (text: string) => string

/**
 * Makes a function that cleans a text from outside before an error repeats it.
 *
 * Removed: every given secret (also percent-encoded, escaped for JSON or HTML, or in other letter case), mainland mobile
 * numbers (手机号), runs of characters that look like a token or key, and control characters. The rest is cut at 300
 * characters.
 *
 * @param secrets - Texts that must not show; those under 6 characters are ignored.
 */
export function createRedactor(secrets: Iterable<string>): Redact {
  const needles = readNeedles(secrets)
  const reach = 2 * Math.max(64, needles[0]?.length ?? 0)
  return (text) => {
    const piece = text.slice(0, MAX_SCAN + reach)
    let clean = removeNeedles(piece, needles)
    // A secret that the cut has halved would not be known any more: drop whatever could be its first half.
    if (piece.length < text.length) clean = clean.slice(0, -reach)
    clean = clean.replace(RUN, (run) => (looksLikeKey(run) ? GONE : run))
    clean = clean.replace(MOBILE, GONE).replace(CONTROL, ' ').trim()
    return clean.length > MAX_TEXT ? `${clean.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, '')}…` : clean
  }
}

/** Makes a function that removes given secrets and nothing else, for texts that look like keys and are none. */
export function createSecretRemover(secrets: Iterable<string>): Redact {
  const needles = readNeedles(secrets)
  return (text) => removeNeedles(text, needles)
}

/** Long runs with digits or in mixed case; shorter ones, such as 16 bytes in Base64, only with both. */
function looksLikeKey(run: string): boolean {
  const mixed = /[a-z]/.test(run) && /[A-Z]/.test(run)
  return run.length < 28 ? mixed && /[\d+=]/.test(run) : mixed || /\d/.test(run)
}

/** Every spelling of every secret, in small letters, longest first. */
function readNeedles(secrets: Iterable<string>): readonly string[] {
  const needles = new Set<string>()
  for (const secret of secrets) {
    if (secret.length < MIN_SECRET) continue
    for (const spelling of spellingsOf(secret)) if (spelling.length >= MIN_SECRET) needles.add(fold(spelling))
  }
  return [...needles].sort((a, b) => b.length - a.length)
}

/** How a platform may write a text that it repeats: as it is, or escaped as URLs, PHP's JSON and HTML do. */
function spellingsOf(secret: string): string[] {
  // Lone surrogates become U+FFFD on every wire.
  const text = secret.replace(/\p{Surrogate}/gu, '\ufffd')
  const percent = encodeURIComponent(text)
  const json = JSON.stringify(secret).slice(1, -1)
  const ascii = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  return [
    secret,
    secret.trim(),
    percent,
    percent.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
    new URLSearchParams([['', secret]]).toString().slice(1),
    json,
    ascii,
    json.replaceAll('/', '\\/'),
    ascii.replaceAll('/', '\\/'),
    html,
    html.replaceAll("'", '&#039;'),
    html.replaceAll("'", '&#39;')
  ]
}

function removeNeedles(text: string, needles: readonly string[]): string {
  let clean = text
  let folded = fold(text)
  for (const needle of needles) {
    let at = folded.indexOf(needle)
    if (at === -1) continue
    let rest = 0
    let kept = ''
    for (; at !== -1; at = folded.indexOf(needle, rest)) {
      kept += clean.slice(rest, at) + GONE
      rest = at + needle.length
    }
    clean = kept + clean.slice(rest)
    folded = fold(clean)
  }
  return clean
}

/** Small letters in ASCII only, so that no position moves. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
}
