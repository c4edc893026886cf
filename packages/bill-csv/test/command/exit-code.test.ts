import { expect, it } from 'vitest'
import { exitCode } from '../../src/command/exit-code.ts'

// 64 and 74 are EX_USAGE and EX_IOERR of sysexits(3).
it('keeps the codes that scripts rely on', () => {
  expect(exitCode).toEqual({ fine: 0, different: 1, unreadable: 2, usage: 64, unwritable: 74 })
})
