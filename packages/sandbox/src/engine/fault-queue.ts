import type { FaultDescription, FaultName, FaultOptions, SandboxFaults } from '../fault-types.ts'
import type { ServiceName } from '../sandbox-types.ts'
import { readLoopbackUrl } from './loopback.ts'
import { readChoice, readInput, readInteger } from './read-input.ts'
import { SandboxError } from './sandbox-error.ts'
import type { ActiveFault } from './service.ts'

/** The faults of a namespace as the engine sees them. */
export interface FaultQueue extends SandboxFaults {
  /** Takes the first fault armed for this operation. */
  take(service: ServiceName, operation: string): ActiveFault | undefined
  /** Puts one back that could not be played, so that it strikes first. */
  giveBack(fault: ActiveFault): void
}

interface Armed extends ActiveFault {
  /** Several platforms may have a fault of one name, each with its own description. */
  readonly descriptions: readonly FaultDescription[]
  remaining: number
}

const optionNames = [
  'service',
  'operation',
  'times',
  'status',
  'delayMs',
  'bytes',
  'depth',
  'retryAfterSeconds',
  'location',
  'seconds',
  'field',
  'value'
] as const satisfies readonly (keyof FaultOptions)[]

/** Makes the queue of armed faults. */
export function createFaultQueue(
  descriptions: readonly FaultDescription[],
  operations: readonly { service: ServiceName; operation: string }[]
): FaultQueue {
  let queue: Armed[] = []

  const fits = (fault: Armed, service: ServiceName, operation: string): boolean =>
    fault.descriptions.some(
      ({ services, operations: only }) => services.includes(service) && (only?.includes(operation) ?? true)
    ) &&
    (fault.options.service ?? service) === service &&
    (fault.options.operation ?? operation) === operation

  function next(name: FaultName, input?: FaultOptions): void {
    const named = descriptions.filter((fault) => fault.name === name)
    if (named.length === 0) {
      const known = [...new Set(descriptions.map((fault) => fault.name))].join(', ')
      throw new SandboxError('ERR_SANDBOX_NOT_FOUND', `there is no fault of that name; there are ${known}`)
    }
    const options = readFaultOptions(input)
    const fault: Armed = { name, options, descriptions: named, remaining: options.times ?? 1 }
    // A fault that can never strike would leave a test that passes for the wrong reason.
    if (!operations.some(({ service, operation }) => fits(fault, service, operation))) {
      const where = named.flatMap((fault) => [...fault.services, ...(fault.operations ?? [])]).join(', ')
      throw new SandboxError('ERR_SANDBOX_INPUT', `the fault "${name}" cannot strike there; it fits ${where}`)
    }
    queue.push(fault)
  }

  return Object.freeze({
    next,
    list: () => descriptions,
    armed: () =>
      Object.freeze(queue.map(({ name, options, remaining }) => Object.freeze({ name, options, remaining }))),
    clear() {
      queue = []
    },
    take(service: ServiceName, operation: string) {
      const fault = queue.find((armed) => fits(armed, service, operation))
      if (fault === undefined) return undefined
      fault.remaining--
      if (fault.remaining === 0) queue = queue.filter((armed) => armed !== fault)
      return fault
    },
    giveBack(fault: ActiveFault) {
      const armed = fault as Armed
      armed.remaining++
      if (!queue.includes(armed)) queue = [armed, ...queue]
    }
  })
}

function readFaultOptions(input: unknown): FaultOptions {
  const options = readInput(input, 'options', optionNames)
  const { times, status, delayMs, bytes, depth, retryAfterSeconds, location, seconds } = options
  if (times !== undefined) readInteger(times, 'times', 1)
  if (status !== undefined) readChoice(status, 'status', [500, 503])
  if (delayMs !== undefined) readInteger(delayMs, 'delayMs', 0, 2 ** 31 - 1)
  if (bytes !== undefined) readInteger(bytes, 'bytes', 1)
  if (depth !== undefined) readInteger(depth, 'depth', 1, 10_000_000)
  if (retryAfterSeconds !== undefined) readInteger(retryAfterSeconds, 'retryAfterSeconds', 0)
  if (location !== undefined) readLoopbackUrl(location, 'location')
  if (seconds !== undefined) readInteger(seconds, 'seconds', 0)
  return Object.freeze({ ...options })
}
