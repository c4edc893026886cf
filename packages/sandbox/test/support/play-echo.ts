import { onTestFinished } from 'vitest'
import { createCertificateAuthority } from '../../src/engine/certificate-authority.ts'
import { listenOnLoopback } from '../../src/engine/listen.ts'
import { createNamespace } from '../../src/engine/namespace.ts'
import { playRequest } from '../../src/engine/play-request.ts'
import type { Service, ServiceAnswer, ServiceRequest } from '../../src/engine/service.ts'

const json = (status: number, value: unknown): ServiceAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
  granted: status === 200
})

/** What the echo answers. */
export interface EchoReply {
  readonly count: number
  readonly data: { readonly text: string }
}

/** A platform as small as can be, to test the engine without a real one. */
export const echoService: Service<{ readonly name: string }, object> = {
  name: 'utools',
  title: 'Echo',
  operations: [
    { operation: 'echo', method: 'POST', path: '/echo', status: 'simulated', note: 'sends back what came' },
    { operation: 'gone', method: 'GET', path: '/gone', status: 'absent', note: 'answers 501' }
  ],
  faults: [],
  refuse: (status, text) => json(status, { refused: text }),
  start(context) {
    const count = context.resettable(() => ({ value: 0 }))
    return {
      handle: { name: 'echo' },
      actions: [],
      answer({ query, body }: ServiceRequest) {
        if (query === 'fail') throw new Error('a defect')
        if (query === 'refuse') return json(401, { refused: 'no' })
        return json(200, { count: ++count().value, data: { text: body.toString() } })
      }
    }
  }
}

/** Plays it on a port of its own until the test ends. */
export async function playEcho(service: typeof echoService = echoService) {
  const server = await listenOnLoopback(0, (request, response) => {
    playRequest(request, response, namespace, namespace.services[0]!, request.url ?? '').catch(() => response.destroy())
  })
  const namespace = createNamespace({
    name: 'default',
    origin: server.origin,
    secureOrigin: 'https://127.0.0.1:1',
    authority: createCertificateAuthority({ commonName: 'echo' }),
    seed: 'echo',
    startTime: 1000,
    frozen: true,
    logLimit: 100,
    services: [{ service, settings: undefined }]
  })
  onTestFinished(async () => {
    namespace.close()
    await server.close()
  })
  const post = (query = '', body = 'x') =>
    fetch(`${server.origin}/echo${query}`, { method: 'POST', body, redirect: 'manual' })
  /** The parsed answer to another request. */
  const read = async (query?: string, body?: string) => (await (await post(query, body)).json()) as EchoReply
  return { origin: server.origin, namespace, post, read }
}
