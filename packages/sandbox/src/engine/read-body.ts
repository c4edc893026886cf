import type { IncomingMessage } from 'node:http'

/** The most that a request to a played platform may carry. */
export const requestBodyLimit = 1024 * 1024

/** Reads a request body; `undefined` when it passes the limit (the rest is read and forgotten, so that an answer gets through). */
export async function readBody(request: IncomingMessage, limit = requestBodyLimit): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
  }
  return length <= limit ? Buffer.concat(chunks) : undefined
}
