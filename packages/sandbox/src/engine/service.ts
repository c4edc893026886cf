/**
 * How a platform plugs into the engine: as data (its operations and faults) and a few functions. The engine knows no
 * platform by name, so a new one adds a folder under `services/` and a line in `start-sandbox.ts`.
 *
 * @module
 */
import type { FaultDescription, FaultName, FaultOptions } from '../fault-types.ts'
import type { Explanation, OperationCoverage, ServiceName } from '../sandbox-types.ts'
import type { CertificateAuthority } from './certificate-authority.ts'
import type { ClientCertificate } from './read-client-certificate.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** A platform that can be played. */
export interface Service<Handle, Settings> {
  /** Name in logs, faults and paths. */
  readonly name: ServiceName
  /** Name for people. */
  readonly title: string
  /** Every operation, also those that are absent; method and path route requests. */
  readonly operations: readonly OperationCoverage[]
  /** Faults beyond those of the transport. */
  readonly faults: readonly FaultDescription[]
  /** An answer in the platform's own envelope for what the engine refuses in its name (429, 500, 503, 413, 501). */
  refuse(status: number, text: string): ServiceAnswer
  /** Its answer to a known path with the wrong method; without it, 501 as for an unknown path. */
  refuseMethod?(expected: string): ServiceAnswer
  /** Names the operation of a path that no row lists as it is, or one of several that share a path. */
  route?(path: string, request: Pick<ServiceRequest, 'query' | 'headers' | 'body'>): string | undefined
  /** The most bytes that a request may carry. @default 1048576 */
  readonly bodyLimit?: number
  /** Starts it within a namespace. */
  start(context: ServiceContext<Settings>): RunningService<Handle>
}

/** What the engine gives a platform. */
export interface ServiceContext<Settings> {
  /** For the client's `baseUrl`. */
  readonly baseUrl: string
  /** The same over TLS, where a client certificate is asked for but not insisted on. */
  readonly secureBaseUrl: string
  /** Signs certificates for this sandbox alone; the listener behind {@link secureBaseUrl} trusts it. */
  readonly authority: CertificateAuthority
  /** The namespace's clock. */
  readonly clock: VirtualClock
  /** What the user asked for at the start. */
  readonly settings: Partial<Settings> | undefined
  /** A stream of its own for each purpose, so that one kind of id does not depend on how many of another were minted. */
  random(purpose: string): SeededRandom
  /** State that is made anew at a reset; `dispose` ends the old one. */
  resettable<State>(make: () => State, dispose?: (state: State) => void): () => State
}

/** A platform within a namespace. */
export interface RunningService<Handle> {
  /** What the user of the sandbox gets. */
  readonly handle: Handle
  /** What the control API offers for it. */
  readonly actions: readonly ControlAction[]
  /** Answers a request to one of its operations. A fault is given only if it is one of its own. */
  answer(request: ServiceRequest, fault: ActiveFault | undefined): ServiceAnswer | Promise<ServiceAnswer>
}

/** A request to an operation. */
export interface ServiceRequest {
  /** The operation that method and path name. */
  readonly operation: string
  /** HTTP method. */
  readonly method: string
  /** Path below the platform's base URL. */
  readonly path: string
  /** Query text as it came, without the question mark. */
  readonly query: string
  /** Headers, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Body bytes. */
  readonly body: Buffer
  /** The certificate that the client presented over TLS, if any. */
  readonly clientCertificate?: ClientCertificate | undefined
}

/** A body that is made while it is sent, for what does not fit into memory. */
export interface AnswerStream {
  /** Begins it anew; each piece is made when the client has taken the one before. */
  chunks(): Iterable<Buffer>
  /** Sends it as one gzip member, without a Content-Encoding. @default false */
  readonly gzip?: boolean | undefined
}

/** An answer of a platform. */
export interface ServiceAnswer {
  /** HTTP status. */
  readonly status: number
  /** Headers, apart from the length. */
  readonly headers: Readonly<Record<string, string>>
  /** Body. */
  readonly body: string | Buffer
  /** Sent instead of the body, without a length. */
  readonly stream?: AnswerStream | undefined
  /** For the log only. */
  readonly explanation?: Explanation | undefined
  /** Whether the request was granted, in the platform's own terms (some refuse with status 200). */
  readonly granted: boolean
}

/** A fault under way. */
export interface ActiveFault {
  /** Its name. */
  readonly name: FaultName
  /** Its options. */
  readonly options: FaultOptions
}

/** One endpoint of the control API. */
export interface ControlAction {
  /** GET reads, POST acts. */
  readonly method: 'GET' | 'POST'
  /** Last part of the path. */
  readonly name: string
  /** One line for the index. */
  readonly summary: string
  /** The input is unchecked JSON: whatever runs must check it. */
  run(input: Readonly<Record<string, unknown>>): unknown
}
