/** What the gateway's complaint about a signature is made of. */
export interface SignatureComplaint {
  /** The platform's words, without the text that it expected: that holds what was sent. */
  readonly message: string
  /** What to do, by comparing the text that it expected with the one that was signed. */
  readonly advice: string | undefined
}

/** Where the gateway begins to repeat the text that it expected. */
const EXPECTED = /(?:网关生成的)?验签字符串为|[a-z][a-z_]*=/
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#039': "'" }

/** Undoes the HTML escapes in which the gateway repeats a text. */
function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#0?39);/g, (_, name: string) => ENTITIES[name] as string)
}

/**
 * Reads the gateway's complaint about a signature (`isv.invalid-signature`): it repeats the text that it expected, escaped
 * for HTML. Equal texts mean that the keys do not belong together; otherwise the first parameter that differs is named.
 *
 * @param subMessage - `sub_msg` as it came.
 * @param signedText - What was signed.
 */
export function explainSignature(subMessage: string, signedText: string | undefined): SignatureComplaint {
  const start = EXPECTED.exec(subMessage)?.index
  if (start === undefined) return { message: subMessage, advice: undefined }
  const message = subMessage.slice(0, start).replace(/[,:;\s\uff0c\uff1a\uff1b]+$/, '')
  const tail = unescapeHtml(subMessage.slice(start))
  const expected = tail.slice(Math.max(0, tail.search(/[a-z][a-z_]*=/)))
  if (signedText === undefined || !expected.includes('=')) return { message, advice: undefined }
  if (expected.startsWith(signedText)) {
    return {
      message,
      advice:
        'the gateway expected the very text that was signed, so the keys do not belong together: upload the public half of privateKey to this application, in this environment'
    }
  }
  const ours = signedText.split('&')
  const theirs = expected.split('&')
  const index = ours.findIndex((part, place) => part !== theirs[place])
  const name = /^\w+/.exec(ours[index] ?? '')?.[0] ?? 'the end'
  return {
    message,
    advice: `the gateway expected another text, from the parameter "${name}" on: look for a proxy that rewrites requests`
  }
}
