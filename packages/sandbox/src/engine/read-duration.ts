import { describeShape } from './read-input.ts'
import { SandboxError } from './sandbox-error.ts'

const unitMilliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Reads a span of time, such as `1500`, `'500ms'`, `'15s'`, `'10m'`, `'2h'` or `'1d'`, into whole milliseconds. */
export function readDuration(value: unknown, field: string): number {
  const match = typeof value === 'string' ? /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(value) : undefined
  const milliseconds = match ? Math.round(Number(match[1]) * unitMilliseconds[match[2]!]!) : value
  if (typeof milliseconds === 'number' && Number.isSafeInteger(milliseconds) && milliseconds >= 0) return milliseconds
  const rule = "milliseconds from 0, or a number with a unit such as '15s', '10m', '2h' or '1d'"
  throw new SandboxError('ERR_SANDBOX_INPUT', `"${field}" expected ${rule}, got ${describeShape(value)}`)
}
