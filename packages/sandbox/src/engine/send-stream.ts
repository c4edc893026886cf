import type { ServerResponse } from 'node:http'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { AnswerStream } from './service.ts'

/** What happens behind the first piece: a pause that resolves, or the end of the connection. */
export type AfterFirstPiece = () => Promise<void> | undefined

/** Sends a body while it is made: a piece is made when the client has taken those before. Never rejects. */
export async function sendStream(
  response: ServerResponse,
  { chunks, gzip = false }: AnswerStream,
  afterFirstPiece?: AfterFirstPiece
): Promise<void> {
  const source = Readable.from(chunks(), { objectMode: false })
  const steps = [
    source,
    ...(gzip ? [createGzip()] : []),
    ...(afterFirstPiece === undefined ? [] : [interrupt(afterFirstPiece)]),
    response
  ]
  try {
    await pipeline(steps)
  } catch {
    // A client that goes away ends the stream; that concerns it alone.
  }
}

function interrupt(afterFirstPiece: AfterFirstPiece): Transform {
  let first = true
  return new Transform({
    transform(piece: Buffer, _, done) {
      if (!first) return done(null, piece)
      first = false
      this.push(piece)
      // The piece must reach the socket before anything happens to it.
      setImmediate(() => {
        void Promise.resolve(afterFirstPiece()).then(() => done())
      })
    }
  })
}
