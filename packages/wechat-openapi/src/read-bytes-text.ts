import { InputError, readText } from '@kaifang/http-core'

/** Reads a text by its length in UTF-8 bytes (字节). */
export function readBytesText(caller: string, field: string, value: unknown, maxBytes: number): string {
  const text = readText(caller, field, value)
  const bytes = Buffer.byteLength(text)
  if (bytes <= maxBytes) return text
  throw new InputError({ caller, field, rule: `text of 1 to ${maxBytes} bytes in UTF-8`, received: `${bytes} bytes` })
}
