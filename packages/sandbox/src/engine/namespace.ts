import type { FaultDescription } from '../fault-types.ts'
import type { OperationCoverage, ServiceCoverage, ServiceName } from '../sandbox-types.ts'
import type { CertificateAuthority } from './certificate-authority.ts'
import { createFaultQueue, type FaultQueue } from './fault-queue.ts'
import { createRequestLog, type RequestLog } from './request-log.ts'
import { createSeededRandom } from './seeded-random.ts'
import type { RunningService, Service, ServiceAnswer, ServiceContext, ServiceRequest } from './service.ts'
import { transportFaults } from './transport-faults.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

/** A platform within a namespace, without its own types. */
export interface PlayedService {
  readonly name: ServiceName
  readonly baseUrl: string
  readonly operations: readonly OperationCoverage[]
  readonly running: RunningService<unknown>
  refuse(status: number, text: string): ServiceAnswer
  refuseMethod?(expected: string): ServiceAnswer
  route?(path: string, request: Pick<ServiceRequest, 'query' | 'headers' | 'body'>): string | undefined
  readonly bodyLimit?: number
}

/** What one namespace holds; nothing of it is shared with another. */
export interface Namespace {
  readonly name: string
  /** Address of the server, or of the namespace below it. */
  readonly url: string
  readonly seed: string
  readonly clock: VirtualClock
  readonly faults: FaultQueue
  readonly log: RequestLog
  readonly services: readonly PlayedService[]
  /** The last granted answer of each operation, for the fault `replay`. */
  readonly lastAnswers: Map<string, ServiceAnswer>
  coverage(): readonly ServiceCoverage[]
  reset(): void
  close(): void
}

/** A platform and what the user asked of it. */
export interface ServicePlan {
  readonly service: Service<unknown, object>
  readonly settings: object | undefined
}

/** What a namespace is made from. */
export interface NamespacePlan {
  readonly name: string
  /** Address of the server, without a trailing slash. */
  readonly origin: string
  /** Address of the server over TLS, without a trailing slash. */
  readonly secureOrigin: string
  readonly authority: CertificateAuthority
  readonly seed: string
  readonly startTime: number | undefined
  readonly frozen: boolean
  readonly logLimit: number
  readonly services: readonly ServicePlan[]
}

interface Resettable {
  renew(): void
  dispose(): void
}

/** Makes a namespace and starts the platforms in it. */
export function createNamespace(plan: NamespacePlan): Namespace {
  const clock = createVirtualClock(plan.startTime, plan.frozen)
  const log = createRequestLog(plan.logLimit)
  const lastAnswers = new Map<string, ServiceAnswer>()
  const resettables: Resettable[] = []

  function resettable<State>(make: () => State, dispose: (state: State) => void = () => undefined): () => State {
    let state = make()
    resettables.push({
      renew() {
        state = make()
      },
      dispose: () => dispose(state)
    })
    return () => state
  }

  const services = plan.services.map(({ service, settings }): PlayedService => {
    // The default namespace has the same form of address as the others, so that no client can tell them apart.
    const path = `/ns/${plan.name}/${service.name}`
    const baseUrl = `${plan.origin}${path}`
    const context: ServiceContext<object> = {
      baseUrl,
      secureBaseUrl: `${plan.secureOrigin}${path}`,
      authority: plan.authority,
      clock,
      settings,
      resettable,
      random: (purpose) => createSeededRandom(`${plan.seed}/${plan.name}/${service.name}/${purpose}`)
    }
    return { ...service, baseUrl, running: service.start(context) }
  })

  const faults = createFaultQueue(
    describeFaults(plan.services.map(({ service }) => service)),
    services.flatMap(({ name, operations }) =>
      operations.filter(({ path }) => path.startsWith('/')).map(({ operation }) => ({ service: name, operation }))
    )
  )

  return Object.freeze({
    name: plan.name,
    url: plan.name === 'default' ? plan.origin : `${plan.origin}/ns/${plan.name}`,
    seed: plan.seed,
    clock,
    faults,
    log,
    services,
    lastAnswers,
    coverage: () =>
      plan.services.map(({ service: { name, title, operations } }) => ({ service: name, title, operations })),
    reset() {
      for (const { dispose } of resettables) dispose()
      clock.reset()
      log.clear()
      lastAnswers.clear()
      faults.clear()
      for (const { renew } of resettables) renew()
    },
    close() {
      for (const { dispose } of resettables) dispose()
      clock.close()
    }
  })
}

/** Faults of the transport for every platform, then each platform's own. A name that two share is listed once. */
function describeFaults(services: readonly Service<unknown, object>[]): readonly FaultDescription[] {
  const everywhere = services.map(({ name }) => name)
  const transport = Object.entries(transportFaults).map(
    ([name, { description }]) => ({ name, description, services: everywhere }) as FaultDescription
  )
  return Object.freeze([...transport, ...services.flatMap(({ faults }) => faults)].map((fault) => Object.freeze(fault)))
}
