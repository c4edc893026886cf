import { expect, it } from 'vitest'
import { systemCodeOf } from '../src/system-code-of.ts'

const coded = (code: string, cause?: unknown) => Object.assign(new Error('x', { cause }), { code })

it("takes the system's code rather than a library's around it", () => {
  expect(systemCodeOf(coded('UND_ERR_SOCKET', coded('ECONNRESET')))).toBe('ECONNRESET')
  expect(systemCodeOf(new AggregateError([coded('ECONNREFUSED'), coded('ETIMEDOUT')]))).toBe('ECONNREFUSED')
})

it('finds none in what has none, and ends with an error that is its own cause', () => {
  expect(systemCodeOf('x')).toBeUndefined()
  expect(systemCodeOf(new Error('x'))).toBeUndefined()
  const loop = coded('EPIPE')
  loop.cause = loop
  expect(systemCodeOf(loop)).toBe('EPIPE')
})
