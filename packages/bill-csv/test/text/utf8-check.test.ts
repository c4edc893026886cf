import { expect, it } from 'vitest'
import { createUtf8Check, isUtf8 } from '../../src/text/utf8-check.ts'
import { utf8 } from '../support/small-bills.ts'

it.each([
  ['of Node', isUtf8],
  ['without process', createUtf8Check(undefined)],
  ['of a process without builtins', createUtf8Check({})],
  ['of a process that knows no such module', createUtf8Check({ getBuiltinModule: () => undefined })]
])('tells UTF-8 from other bytes: the test %s', (_, check) => {
  expect(check(utf8('账单 a \u{20bb7}'))).toBe(true)
  expect(check(Uint8Array.of(0xbb, 0xe3))).toBe(false)
  expect(check(Uint8Array.of(0xed, 0xa0, 0x80))).toBe(false)
})
