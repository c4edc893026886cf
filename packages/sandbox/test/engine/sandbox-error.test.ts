import { expect, it } from 'vitest'
import { SandboxError } from '../../src/index.ts'

it('has a name, a code and a message', () => {
  const error = new SandboxError('ERR_SANDBOX_INPUT', 'wrong')
  expect([error instanceof Error, error.name, error.code, error.message]).toEqual([
    true,
    'SandboxError',
    'ERR_SANDBOX_INPUT',
    'wrong'
  ])
})

it('is recognised by its marker, not by its class', () => {
  const other = { [Symbol.for('@kaifang/sandbox/SandboxError')]: true }
  expect(SandboxError.isInstance(other)).toBe(true)
  expect(SandboxError.isInstance(new SandboxError('ERR_SANDBOX_STATE', ''))).toBe(true)
  expect([null, undefined, 'x', new Error('x')].some(SandboxError.isInstance)).toBe(false)
})
