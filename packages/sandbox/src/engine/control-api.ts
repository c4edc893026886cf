import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { FaultName, FaultOptions } from '../fault-types.ts'
import type { RequestFilter, ServiceName } from '../sandbox-types.ts'
import { guardControl } from './guard-control.ts'
import type { Namespace } from './namespace.ts'
import { SandboxError, type SandboxErrorCode } from './sandbox-error.ts'
import { renderStatusPage } from './status-page.ts'

/** The namespaces of a server. */
export interface NamespaceRegistry {
  find(name: string): Namespace | undefined
  open(name: string): Namespace
  list(): readonly Namespace[]
}

type Input = Readonly<Record<string, unknown>>
type Endpoint = readonly [
  method: 'GET' | 'POST',
  path: string,
  summary: string,
  run: (namespace: Namespace, input: Input) => unknown
]

const statuses: Readonly<Record<SandboxErrorCode, ContentfulStatusCode>> = {
  ERR_SANDBOX_INPUT: 400,
  ERR_SANDBOX_NOT_LOOPBACK: 400,
  ERR_SANDBOX_NOT_FOUND: 404,
  ERR_SANDBOX_STATE: 409,
  ERR_SANDBOX_CLOSED: 503
}

/** Makes the HTTP side of the sandbox's own functions: the library's names, as JSON, below `/_sandbox`. */
export function createControlApi(registry: NamespaceRegistry): Hono {
  const endpoints: readonly Endpoint[] = [
    ['GET', '/info', 'addresses and credentials', describeNamespace],
    ['GET', '/coverage', 'what is simulated, validated only or absent', (namespace) => namespace.coverage()],
    [
      'GET',
      '/requests',
      'the log, with explanations (?service=, ?operation=)',
      (namespace, input) => namespace.log.list(readFilter(input))
    ],
    ['GET', '/clock', 'virtual time', (namespace) => ({ now: namespace.clock.now() })],
    [
      'POST',
      '/clock/advance',
      '{ by }: e.g. "15s" or "2h"; delivers what falls due',
      async (namespace, { by }) => {
        await namespace.clock.advance(by as number)
        return { now: namespace.clock.now() }
      }
    ],
    [
      'GET',
      '/faults',
      'all faults, and those that wait',
      ({ faults }) => ({ list: faults.list(), armed: faults.armed() })
    ],
    [
      'POST',
      '/faults/next',
      '{ name, service?, operation?, times?, … }: arms one',
      ({ faults }, { name, ...options }) => {
        faults.next(name as FaultName, options as FaultOptions)
        return faults.armed()
      }
    ],
    ['POST', '/faults/clear', 'disarms all', ({ faults }) => faults.clear()],
    ['POST', '/reset', 'back to the first state', (namespace) => namespace.reset()],
    ['GET', '/namespaces', 'all namespaces', () => registry.list().map(({ name, url }) => ({ name, url }))],
    ['POST', '/namespaces', '{ name }: opens one', (_, { name }) => describeNamespace(registry.open(name as string))]
  ]

  const app = new Hono()
  app.use(
    bodyLimit({
      maxSize: 1024 * 1024,
      onError: (context) => refuse(context, 413, 'ERR_SANDBOX_INPUT', 'the body passes 1 MiB')
    })
  )
  app.use(async (context, next) => {
    const header = (name: string): string | undefined => context.req.header(name)
    const { method } = context.req
    const refusal = guardControl({
      method,
      host: header('host'),
      origin: header('origin'),
      contentType: header('content-type')
    })
    if (refusal !== undefined) return refuse(context, refusal.status, 'ERR_SANDBOX_INPUT', refusal.message)
    return next()
  })
  app.get('/', (context) => {
    context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    return context.html(renderStatusPage(registry.list()))
  })

  for (const prefix of ['/_sandbox', '/ns/:namespace/_sandbox']) {
    app.get(prefix, (context) => withNamespace(context, (namespace) => listEndpoints(endpoints, namespace)))
    for (const [method, path, , run] of endpoints) {
      app.on(method, `${prefix}${path}`, (context) => withNamespace(context, run))
    }
    app.on(['GET', 'POST'], `${prefix}/:service/:action`, (context) =>
      withNamespace(context, (namespace, input) => {
        const { service, action } = context.req.param() as Record<string, string>
        const actions = namespace.services.find(({ name }) => name === service)?.running.actions
        const found = actions?.find((entry) => entry.name === action && entry.method === context.req.method)
        if (found !== undefined) return found.run(input)
        const url = context.req.path.replace(`/${service}/${action}`, '')
        throw new NotThere(`${context.req.method} ${context.req.path} is not there; GET ${url} lists what is`)
      })
    )
  }

  /** Finds the namespace, reads the input, runs, and answers as JSON. */
  async function withNamespace(
    context: Context,
    run: (namespace: Namespace, input: Input) => unknown
  ): Promise<Response> {
    const name = context.req.param('namespace') ?? 'default'
    const namespace = registry.find(name)
    if (namespace === undefined) {
      const how = 'POST /_sandbox/namespaces {"name":"…"} opens one'
      return refuse(context, 404, 'ERR_SANDBOX_NOT_FOUND', `there is no namespace of that name; ${how}`)
    }
    const result = await run(namespace, await readControlInput(context))
    return context.json(result ?? { done: true })
  }

  app.notFound((context) => {
    const message = `${context.req.method} ${context.req.path} is not there; GET /_sandbox lists what is, GET /_sandbox/info has the base URLs`
    return refuse(context, 501, 'ERR_SANDBOX_NOT_FOUND', message)
  })
  app.onError((error, context) => {
    if (error instanceof NotThere) return refuse(context, 501, 'ERR_SANDBOX_NOT_FOUND', error.message)
    if (SandboxError.isInstance(error)) return refuse(context, statuses[error.code], error.code, error.message)
    return refuse(context, 500, 'ERR_SANDBOX_STATE', `the sandbox itself failed: ${error.message}`)
  })
  return app
}

/** An endpoint that is not there. */
class NotThere extends Error {}

function refuse(context: Context, status: ContentfulStatusCode, code: SandboxErrorCode, message: string): Response {
  return context.json({ error: { code, message } }, status)
}

async function readControlInput(context: Context): Promise<Input> {
  if (context.req.method === 'GET') return context.req.query()
  const text = await context.req.text()
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Input
  } catch {}
  throw new SandboxError('ERR_SANDBOX_INPUT', 'the body must be a JSON object')
}

function readFilter({ service, operation }: Input): RequestFilter {
  return { service: service as ServiceName | undefined, operation: operation as string | undefined }
}

function describeNamespace({ name, url, seed, clock, services }: Namespace): object {
  const credentials = services.map((service) => [
    service.name,
    service.running.actions.find((action) => action.name === 'credentials')?.run({})
  ])
  return { name, url, control: `${url}/_sandbox`, seed, now: clock.now(), services: Object.fromEntries(credentials) }
}

function listEndpoints(endpoints: readonly Endpoint[], { services }: Namespace): object {
  const own = endpoints.map(([method, path, summary]) => ({ method, path: `/_sandbox${path}`, summary }))
  const theirs = services.flatMap(({ name, running }) =>
    running.actions.map((action) => ({
      method: action.method,
      path: `/_sandbox/${name}/${action.name}`,
      summary: action.summary
    }))
  )
  return { endpoints: [...own, ...theirs] }
}
