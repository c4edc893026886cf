import { DecodeError } from '@kaifang/http-core'

/** Largest bill that is read whole: about 400 000 rows. */
const MAX_BYTES = 134_217_728

/**
 * Reads a bill whole, as text without the byte order mark.
 *
 * @param operation - For the message.
 * @param streaming - What to call for a bill that is too large.
 * @throws {@link DecodeError} when it is too large, or not UTF-8.
 */
export async function readBillText(
  operation: string,
  body: ReadableStream<Uint8Array>,
  streaming: string,
  maxBytes = MAX_BYTES
): Promise<string> {
  const where = { service: 'payment', operation, retryable: false, outcome: 'rejected' } as const
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = body.getReader()
  let text = ''
  let size = 0
  for (;;) {
    const { value, done } = await reader.read()
    size += value?.length ?? 0
    if (size > maxBytes) {
      await reader.cancel()
      throw new DecodeError({
        ...where,
        code: 'ERR_HTTP_BODY_TOO_LARGE',
        shortMessage: `sent a bill of more than ${maxBytes} bytes`,
        advice: `read it as a stream: ${streaming}`
      })
    }
    try {
      text += decoder.decode(value, { stream: !done })
    } catch {
      await reader.cancel()
      throw new DecodeError({
        ...where,
        code: 'ERR_HTTP_DECODE',
        shortMessage: 'sent a bill that is not UTF-8',
        advice: 'download it again, and look for a proxy that changes it'
      })
    }
    if (done) return text
  }
}
