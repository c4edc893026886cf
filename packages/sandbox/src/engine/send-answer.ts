import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FaultOptions } from '../fault-types.ts'
import type { ServiceAnswer } from './service.ts'
import { hugeBytes, type TransportFault } from './transport-faults.ts'

const defaultDelayMs = 60_000
const piece = Buffer.alloc(64 * 1024, 'a')

/** Writes an answer to the socket, as a fault of the transport wants it. */
export async function sendAnswer(
  response: ServerResponse,
  answer: ServiceAnswer,
  manner: TransportFault['send'],
  options: FaultOptions
): Promise<void> {
  const body = Buffer.from(answer.body)
  const whole = { ...answer.headers, 'content-length': String(body.length) }
  const middle = Math.floor(body.length / 2)
  switch (manner) {
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'half-then-reset':
      response.writeHead(answer.status, whole)
      response.write(body.subarray(0, middle), () => response.socket?.resetAndDestroy())
      return
    case 'slow-headers':
      await pause(response, options.delayMs ?? defaultDelayMs)
      break
    case 'slow-body':
      response.writeHead(answer.status, whole)
      response.write(body.subarray(0, middle))
      await pause(response, options.delayMs ?? defaultDelayMs)
      response.end(body.subarray(middle))
      return
    case 'huge':
      response.writeHead(answer.status, answer.headers)
      await stream(hugeJson(options.bytes ?? hugeBytes), response)
      return
  }
  response.writeHead(answer.status, whole)
  response.end(body)
}

/** Waits in real time; ends early when the client goes away or the server closes. */
function pause(response: ServerResponse, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      response.off('close', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    timer.unref()
    response.on('close', done)
  })
}

function* hugeJson(bytes: number): Generator<Buffer> {
  const start = Buffer.from('{"message":"')
  const end = Buffer.from('"}')
  yield start
  for (let left = bytes - start.length - end.length; left > 0; left -= piece.length) {
    yield left < piece.length ? piece.subarray(0, left) : piece
  }
  yield end
}

async function stream(source: Iterable<Buffer>, response: ServerResponse): Promise<void> {
  try {
    // A client that stops reading ends the stream; that is what the fault is for.
    await pipeline(Readable.from(source), response)
  } catch {}
}
