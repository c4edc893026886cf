import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TransportFaultName } from '../fault-types.ts'
import type { Namespace, PlayedService } from './namespace.ts'
import { readBody, requestBodyLimit } from './read-body.ts'
import { readClientCertificate } from './read-client-certificate.ts'
import { sendAnswer } from './send-answer.ts'
import type { ActiveFault, ServiceAnswer, ServiceRequest } from './service.ts'
import { type FaultInput, type TransportFault, transportFaults } from './transport-faults.ts'

const loggedBodyBytes = 64 * 1024

/** Plays one request to a platform: route, fault, answer, log, send. */
export async function playRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  namespace: Namespace,
  service: PlayedService,
  target: string
): Promise<void> {
  const at = namespace.clock.now()
  const bodyLimit = service.bodyLimit ?? requestBodyLimit
  const body = await readBody(incoming, bodyLimit)
  const [path = '/', ...rest] = target.split('?')
  const query = rest.join('?')
  const method = incoming.method ?? 'GET'
  const headers = plainHeaders(incoming)
  const clientCertificate = readClientCertificate(incoming.socket)
  const routed = service.route?.(path, { query, headers, body: body ?? Buffer.alloc(0) })
  const onPath = service.operations.filter((entry) => entry.path === path || entry.operation === routed)
  const sameMethod = onPath.filter((entry) => entry.method === method)
  const operation = sameMethod.find((entry) => entry.operation === routed) ?? sameMethod[0]
  const playable = operation !== undefined && operation.status !== 'absent' && body !== undefined
  const fault = playable ? namespace.faults.take(service.name, operation.operation) : undefined
  const played = playable
    ? await strike(namespace, service, operation.operation, fault, (own) =>
        answerSafely(
          service,
          { operation: operation.operation, method, path, query, headers, body, clientCertificate },
          own
        )
      )
    : { answer: body === undefined ? tooLarge(service, bodyLimit) : turnDown(), struck: undefined }

  function turnDown(): ServiceAnswer {
    const meant = onPath.find((entry) => entry.status !== 'absent')
    const refusal = operation === undefined && meant ? service.refuseMethod?.(meant.method) : undefined
    return refusal ?? notPlayed(service, method, path)
  }

  const { answer, struck } = played
  const transport = transportFault(struck)
  const explanation = struck
    ? { summary: `the fault "${struck.name}" was played: ${describe(namespace, service.name, struck)}` }
    : answer.explanation
  namespace.log.add({
    at,
    service: service.name,
    operation: operation?.operation,
    method,
    url: target,
    headers,
    body: body?.subarray(0, loggedBodyBytes).toString('utf8') ?? '',
    status: transport?.send === 'reset' ? undefined : answer.status,
    fault: struck?.name,
    explanation
  })
  // The platform's clock is the virtual one: clients tell how far they are off by this header.
  response.setHeader('date', new Date(at).toUTCString())
  await sendAnswer(response, answer, transport?.send, struck?.options ?? {})
}

interface Played {
  readonly answer: ServiceAnswer
  /** The fault, if it really showed. */
  readonly struck: ActiveFault | undefined
}

/** Lets the platform answer and the fault strike; a fault that could not show is given back for a later request. */
async function strike(
  namespace: Namespace,
  service: PlayedService,
  operation: string,
  fault: ActiveFault | undefined,
  ask: (own: ActiveFault | undefined) => Promise<ServiceAnswer>
): Promise<Played> {
  const transport = transportFault(fault)
  const input = { options: fault?.options ?? {}, baseUrl: service.baseUrl, refuse: service.refuse }
  if (transport?.strikes === 'before handling') {
    const answer = transport.change?.(input) ?? service.refuse(503, 'Service Unavailable')
    return { answer, struck: fault }
  }
  const answer = await ask(transport === undefined ? fault : undefined)
  const key = `${service.name} ${operation}`
  const earlier = namespace.lastAnswers.get(key)
  const possible = transport?.strikes === 'any answer' || answer.granted
  const changed = transport?.change && possible ? changeAnswer(transport, { ...input, answer, earlier }) : answer
  const shows = fault !== undefined && possible && changed !== undefined
  if (fault !== undefined && !shows) namespace.faults.giveBack(fault)
  if (answer.granted && !shows) namespace.lastAnswers.set(key, answer)
  return { answer: shows ? changed : answer, struck: shows ? fault : undefined }
}

/** A streamed answer can be replaced or sent again, but not be changed: such a fault waits for another request. */
function changeAnswer(transport: TransportFault, input: FaultInput): ServiceAnswer | undefined {
  const { answer, earlier } = input
  const changed = transport.change?.(input)
  if (answer?.stream === undefined || changed === undefined || changed === earlier) return changed
  if (transport.strikes === 'granted answer') return undefined
  return transport.send === 'huge' ? changed : { ...changed, stream: undefined }
}

/** A defect of the sandbox must not look like a broken connection. */
async function answerSafely(
  service: PlayedService,
  request: ServiceRequest,
  own: ActiveFault | undefined
): Promise<ServiceAnswer> {
  try {
    return await service.running.answer(request, own)
  } catch (error) {
    const summary = `the sandbox itself failed: ${(error as Error).message}`
    return { ...service.refuse(500, 'Server Error'), explanation: { summary } }
  }
}

function transportFault(fault: ActiveFault | undefined): TransportFault | undefined {
  return fault && (transportFaults as Partial<Record<string, TransportFault>>)[fault.name as TransportFaultName]
}

function describe(namespace: Namespace, service: PlayedService['name'], fault: ActiveFault): string {
  const fits = namespace.faults.list().filter((entry) => entry.name === fault.name)
  return (fits.find((entry) => entry.services.includes(service)) ?? fits[0])!.description
}

function tooLarge(service: PlayedService, limit: number): ServiceAnswer {
  const summary = `the body passes the sandbox's limit of ${limit} bytes`
  return { ...service.refuse(413, 'Payload Too Large'), explanation: { summary } }
}

function notPlayed(service: PlayedService, method: string, path: string): ServiceAnswer {
  const known = service.operations.find((entry) => entry.method === method && entry.path === path)
  const there = service.operations.filter((entry) => entry.status !== 'absent' && entry.path.startsWith('/'))
  const summary =
    `${method} ${path} is not simulated${known ? ` (${known.note})` : ''}. ` +
    `Simulated here: ${there.map((entry) => `${entry.method} ${entry.path}`).join(', ')}.`
  return { ...service.refuse(501, summary), explanation: { summary } }
}

function plainHeaders(incoming: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const)
  return Object.freeze(Object.fromEntries(entries))
}
