/**
 * UTF-8, strict both ways: what has no UTF-8 form is an error, and never a replacement character.
 *
 * @module
 */
import { XxteaError } from './xxtea-error.ts'

interface Encoder {
  encode(text: string): Uint8Array
}
interface Decoder {
  decode(bytes: Uint8Array): string
}
/** The two globals that this package asks of its host: Node, browsers and edge runtimes all have them. */
interface TextHost {
  readonly TextEncoder: new () => Encoder
  readonly TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder
}

const host = globalThis as unknown as TextHost
const LONE_SURROGATE = /\p{Surrogate}/u
/** Longest text that is encoded by hand: a typed array of up to 64 bytes lies in V8's heap and costs next to nothing. */
const SHORT_TEXT = 64

// Made at first use: a host without them, such as an old game engine, can still work on bytes.
let encoder: Encoder | undefined
let decoder: Decoder | undefined

/**
 * Encodes text as UTF-8.
 *
 * @param name - Argument, for the message.
 * @param text - Any well-formed text.
 * @returns Fresh bytes, without a byte order mark that the text does not have.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` for a lone surrogate.
 */
export function encodeUtf8(name: string, text: string): Uint8Array {
  if (text.length <= SHORT_TEXT) {
    const ascii = encodeShortAscii(text)
    if (ascii !== undefined) return ascii
  }
  const position = text.search(LONE_SURROGATE)
  if (position >= 0) {
    throw new XxteaError(
      'ERR_XXTEA_ENCODING',
      `"${name}" expected well-formed text, got a lone surrogate at position ${position}`,
      position
    )
  }
  encoder ??= new host.TextEncoder()
  return encoder.encode(text)
}

/**
 * Decodes UTF-8. A byte order mark is part of the text.
 *
 * @param bytes - Any bytes.
 * @returns The text, or undefined when the bytes are not UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  decoder ??= new host.TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

function encodeShortAscii(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) return undefined
    bytes[index] = unit
  }
  return bytes
}
