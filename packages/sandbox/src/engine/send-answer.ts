import type { ServerResponse } from 'node:http'
import type { FaultOptions } from '../fault-types.ts'
import { resetConnection } from './reset-connection.ts'
import { sendStream } from './send-stream.ts'
import type { AnswerStream, ServiceAnswer } from './service.ts'
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
  if (answer.stream !== undefined && manner !== 'huge')
    return sendStreamed(response, answer, answer.stream, manner, options)
  const body = Buffer.from(answer.body)
  const whole = { ...answer.headers, 'content-length': String(body.length) }
  const middle = Math.floor(body.length / 2)
  switch (manner) {
    case 'reset':
      resetConnection(response.socket)
      return
    case 'half-then-reset':
      response.writeHead(answer.status, whole)
      response.write(body.subarray(0, middle), () => resetConnection(response.socket))
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
      await sendStream(response, { chunks: () => hugeJson(options.bytes ?? hugeBytes) })
      return
  }
  response.writeHead(answer.status, whole)
  response.end(body)
}

/** The same for a body that is made while it is sent. */
async function sendStreamed(
  response: ServerResponse,
  { status, headers }: ServiceAnswer,
  stream: AnswerStream,
  manner: TransportFault['send'],
  { delayMs = defaultDelayMs }: FaultOptions
): Promise<void> {
  if (manner === 'reset') return resetConnection(response.socket)
  if (manner === 'slow-headers') await pause(response, delayMs)
  response.writeHead(status, headers)
  switch (manner) {
    case 'half-then-reset':
      return sendStream(response, stream, () => {
        resetConnection(response.socket)
        return undefined
      })
    case 'slow-body':
      return sendStream(response, stream, () => pause(response, delayMs))
    default:
      return sendStream(response, stream)
  }
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
