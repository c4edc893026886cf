import { expect, it } from 'vitest'
import { readPreviousSecrets, readSecret } from '../src/read-secret.ts'

const production = { origin: 'https://api.example.com', pathPrefix: '' }
const loopback = { origin: 'http://127.0.0.1:1', pathPrefix: '' }

it('reads text without white space', () => {
  expect(readSecret('init', 'secret', 'hunter22', production)).toBe('hunter22')
})

it.each(['', 'hunter22\n', ' hunter22', 'hunter 22', 1, null, undefined])('refuses %j without showing it', (secret) => {
  expect(() => readSecret('init', 'secret', secret, production)).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter'), field: 'secret' })
  )
})

it("takes a secret of the sandbox's on this machine only", () => {
  expect(readSecret('init', 'secret', 'kfsandbox1', loopback)).toBe('kfsandbox1')
  expect(() => readSecret('init', 'secret', 'kfsandbox1', production)).toThrow('minted by the sandbox')
})

it('reads the secrets of before in their order, and names the one that is wrong', () => {
  expect(readPreviousSecrets('init', 'previousSecrets', undefined, production)).toEqual([])
  expect(readPreviousSecrets('init', 'previousSecrets', ['b', 'a'], production)).toEqual(['b', 'a'])
  const wrong = (list: unknown) => () => readPreviousSecrets('init', 'previousSecrets', list, production)
  expect(wrong('a')).toThrow('"previousSecrets" expected a list of secrets')
  expect(wrong(['a', 'b c'])).toThrow('"previousSecrets[1]"')
  expect(wrong(['a', 'kfsandbox1'])).toThrow('"previousSecrets[1]"')
  // A hole in a list is a missing secret.
  expect(wrong(new Array(1))).toThrow('"previousSecrets[0]"')
})
