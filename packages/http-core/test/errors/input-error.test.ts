import { expect, test } from 'vitest'
import { InputError } from '../../src/errors/input-error.ts'

const options = { field: 'accessToken', rule: '32 characters', received: 'text of 5 characters' }

test('names the field, the rule and what came', () => {
  expect(new InputError(options).message).toMatchInlineSnapshot(
    `""accessToken" expected 32 characters, got text of 5 characters"`
  )
  expect(
    new InputError({ ...options, caller: 'utools.getBaseInfo', hint: 'It comes from the client' }).message
  ).toMatchInlineSnapshot(
    `"utools.getBaseInfo: "accessToken" expected 32 characters, got text of 5 characters. It comes from the client"`
  )
})

test('is a TypeError with a code and its parts', () => {
  const error = new InputError(options)
  expect(error).toBeInstanceOf(TypeError)
  expect({ ...error }).toEqual({ name: 'InputError', code: 'ERR_INPUT', ...options })
})

test('knows itself across two copies by its mark', () => {
  expect(InputError.isInstance(new InputError(options))).toBe(true)
  expect(InputError.isInstance({ [Symbol.for('@kaifang/http-core/InputError')]: true })).toBe(true)
  for (const other of [new TypeError('x'), null, 'InputError']) expect(InputError.isInstance(other)).toBe(false)
})
