import { cleanText } from './clean-text.ts'
import type { FaultDescription } from './describe-fault.ts'

const shownFaults = 10

/**
 * Lists damaged rows for people: the first ten, and how many more there are.
 *
 * @param faults - Errors that lenient mode went past.
 */
export function renderFaults(faults: readonly FaultDescription[]): string[] {
  if (faults.length === 0) return []
  const more = faults.length - shownFaults
  return [
    `  ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`,
    ...faults.slice(0, shownFaults).map(({ message }) => `  - ${cleanText(message, 200)}`),
    ...(more > 0 ? [`  … and ${more} more`] : [])
  ]
}
