import { gzipSync } from 'node:zlib'
import type { FaultOptions, TransportFaultName } from '../fault-types.ts'
import type { ServiceAnswer } from './service.ts'

/** Size of a huge body unless told otherwise. */
export const hugeBytes = 100 * 1024 * 1024

/** What a change of the answer can draw on. */
export interface FaultInput {
  /** The genuine answer; absent for a fault that strikes before the platform acts. */
  readonly answer?: ServiceAnswer | undefined
  /** The last granted answer of the same operation. */
  readonly earlier?: ServiceAnswer | undefined
  /** The fault's options. */
  readonly options: FaultOptions
  /** Base URL of the platform. */
  readonly baseUrl: string
  /** The platform's own envelope for a refusal. */
  refuse(status: number, text: string): ServiceAnswer
}

/** A fault of the transport, as data. */
export interface TransportFault {
  /** What happens, in one line. */
  readonly description: string
  /** Whether it needs a granted answer, replaces the request's handling, or takes any answer. */
  readonly strikes: 'granted answer' | 'any answer' | 'before handling'
  /** Makes another answer; `undefined` when it cannot be played now and stays armed. */
  readonly change?: (input: FaultInput) => ServiceAnswer | undefined
  /** How the bytes are sent, when not simply in one piece. */
  readonly send?: 'slow-headers' | 'slow-body' | 'reset' | 'half-then-reset' | 'huge'
}

const html502 = `<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`

/** All faults of the transport, by name. */
export const transportFaults: Readonly<Record<TransportFaultName, TransportFault>> = {
  'html-502': {
    description: 'A proxy answers 502 with an HTML page; the platform never sees the request.',
    strikes: 'before handling',
    change: () => plain(502, 'text/html', html502)
  },
  'rate-limit': {
    description: 'The platform answers 429 with Retry-After and does nothing.',
    strikes: 'before handling',
    change: ({ refuse, options }) => {
      const answer = refuse(429, 'Too Many Attempts.')
      return { ...answer, headers: { ...answer.headers, 'retry-after': String(options.retryAfterSeconds ?? 1) } }
    }
  },
  busy: {
    description: 'The platform answers 503 (or 500) and does nothing.',
    strikes: 'before handling',
    change: ({ refuse, options }) =>
      options.status === 500 ? refuse(500, 'Server Error') : refuse(503, 'Service Unavailable')
  },
  redirect: {
    description: 'Answers 302 to another address of this machine and does nothing.',
    strikes: 'before handling',
    change: ({ baseUrl, options }) => {
      const answer = plain(302, 'text/html', '<p>Found</p>')
      return { ...answer, headers: { ...answer.headers, location: options.location ?? `${baseUrl}/followed-redirect` } }
    }
  },
  'reset-before-reply': {
    description: 'The request is read, nothing is done, and the connection is reset.',
    strikes: 'before handling',
    send: 'reset'
  },
  'reset-after-send': {
    description:
      'The platform acts on the request, then the connection is reset: the outcome is unknown to the client.',
    strikes: 'any answer',
    send: 'reset'
  },
  'reset-mid-body': {
    description: 'The connection is reset in the middle of the answer.',
    strikes: 'any answer',
    send: 'half-then-reset'
  },
  'slow-headers': {
    description: 'The answer is right but begins late (delayMs).',
    strikes: 'any answer',
    send: 'slow-headers'
  },
  'slow-body': {
    description: 'The answer is right but stops half-way for a while (delayMs).',
    strikes: 'any answer',
    send: 'slow-body'
  },
  'huge-body': {
    description: 'Status 200 with 100 MB of JSON, streamed without a length.',
    strikes: 'any answer',
    change: ({ answer }) => answer && { ...answer, status: 200 },
    send: 'huge'
  },
  'gzip-bomb': {
    description: 'Status 200 with a small gzip body that unpacks to 100 MB.',
    strikes: 'any answer',
    change: ({ answer, options }) =>
      answer && {
        ...answer,
        status: 200,
        headers: { ...answer.headers, 'content-encoding': 'gzip' },
        body: gzipBomb(options.bytes ?? hugeBytes)
      }
  },
  'empty-body': {
    description: 'Status 200 with no body at all.',
    strikes: 'any answer',
    change: ({ answer }) => answer && { ...answer, status: 200, body: '' }
  },
  'not-json': {
    description: 'Status 200 and the right Content-Type, but the body is not JSON.',
    strikes: 'any answer',
    change: ({ answer }) => answer && { ...answer, status: 200, body: 'success' }
  },
  'truncated-json': {
    description: 'The right answer, cut in the middle, with a matching Content-Length.',
    strikes: 'granted answer',
    change: ({ answer }) => answer && { ...answer, body: half(answer.body) }
  },
  'duplicate-key': {
    description: 'A key comes twice: the genuine value, then a forged one (field: a key inside the payload).',
    strikes: 'granted answer',
    change: ({ answer, options }) => changeJson(answer, (body) => duplicateKey(body, options.field))
  },
  'deep-nesting': {
    description: 'The payload is 100 000 lists inside each other (depth).',
    strikes: 'granted answer',
    change: ({ answer, options }) => changeJson(answer, (body) => nest(body, options.depth ?? 100_000))
  },
  'gzip-unannounced': {
    description: 'The body is gzip, but no header says so.',
    strikes: 'granted answer',
    change: ({ answer }) => answer && { ...answer, body: gzipSync(answer.body) }
  },
  'truncated-gzip': {
    description: 'Content-Encoding: gzip, and the gzip data end in the middle.',
    strikes: 'granted answer',
    change: ({ answer }) =>
      answer && {
        ...answer,
        headers: { ...answer.headers, 'content-encoding': 'gzip' },
        body: half(gzipSync(answer.body))
      }
  },
  replay: {
    description: 'The last good answer of the operation again, byte for byte; waits until there was one.',
    strikes: 'granted answer',
    change: ({ earlier }) => earlier
  }
}

function plain(status: number, type: string, body: string): ServiceAnswer {
  return { status, headers: { 'content-type': `${type}; charset=UTF-8` }, body, granted: false }
}

function half(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body)
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

/** Changes an answer that is a JSON object with members; an image or an empty object waits for another request. */
function changeJson(answer: ServiceAnswer | undefined, change: (body: string) => string): ServiceAnswer | undefined {
  const body = answer && String(answer.body)
  return answer && body !== undefined && /^\{"/.test(body) ? { ...answer, body: change(body) } : undefined
}

/** The member that carries the payload: the first object, else the first member. */
function payloadKey(envelope: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(envelope)
  return keys.find((key) => typeof envelope[key] === 'object' && envelope[key] !== null) ?? keys[0]!
}

function duplicateKey(body: string, field: string | undefined): string {
  const envelope: Record<string, unknown> = JSON.parse(body)
  const key = payloadKey(envelope)
  const payload = envelope[key]
  if (field === undefined || typeof payload !== 'object' || payload === null) {
    return addMember(body, key, JSON.stringify(forge(payload)))
  }
  const doubled = addMember(JSON.stringify(payload), field, JSON.stringify(forge((payload as typeof envelope)[field])))
  return withMember(envelope, key, doubled)
}

function nest(body: string, depth: number): string {
  const envelope: Record<string, unknown> = JSON.parse(body)
  return withMember(envelope, payloadKey(envelope), '['.repeat(depth) + ']'.repeat(depth))
}

/** JSON of so many bytes as gzip; one packed block is repeated, for gzip data may be joined (RFC 1952 section 2.2). */
function gzipBomb(bytes: number): Buffer {
  const [start, end] = ['{"message":"', '"}']
  const block = 1024 * 1024
  const filling = Math.max(0, bytes - start.length - end.length)
  const blocks = new Array<Buffer>(Math.floor(filling / block)).fill(gzipSync(Buffer.alloc(block, 'a')))
  const rest = Buffer.alloc(filling % block, 'a')
  return Buffer.concat([gzipSync(start), ...blocks, gzipSync(rest), gzipSync(end)])
}

function addMember(object: string, key: string, valueText: string): string {
  return `${object.slice(0, -1)},${JSON.stringify(key)}:${valueText}}`
}

function withMember(envelope: Readonly<Record<string, unknown>>, key: string, valueText: string): string {
  const members = Object.entries(envelope).map(
    ([name, value]) => `${JSON.stringify(name)}:${name === key ? valueText : JSON.stringify(value)}`
  )
  return `{${members.join(',')}}`
}

/** The same shape with other values. */
function forge(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value}0`
  if (typeof value !== 'object' || value === null) return 'forged'
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, forge(member)]))
}
