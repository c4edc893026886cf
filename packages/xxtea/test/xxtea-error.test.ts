import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { XxteaError } from '../src/xxtea-error.ts'

describe('XxteaError', () => {
  test('is an Error with a code, and a position where there is one', () => {
    const error = new XxteaError('ERR_XXTEA_ENCODING', 'what went wrong', 7)
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'XxteaError',
      code: 'ERR_XXTEA_ENCODING',
      message: 'what went wrong',
      position: 7
    })
    expect(new XxteaError('ERR_XXTEA_INTEGRITY', 'no').position).toBeUndefined()
  })

  test('prints its name, message and code', () => {
    const [first] = inspect(new XxteaError('ERR_XXTEA_INTEGRITY', 'decryption failed')).split('\n')
    expect(first).toBe('XxteaError: decryption failed')
    expect(inspect(new XxteaError('ERR_XXTEA_INTEGRITY', 'decryption failed'))).toContain("code: 'ERR_XXTEA_INTEGRITY'")
  })

  test('is known across two copies of the package', () => {
    const foreign = Object.assign(new Error('no'), { [Symbol.for('@kaifang/xxtea/XxteaError')]: true })
    expect(XxteaError.isInstance(foreign)).toBe(true)
    expect(XxteaError.isInstance(new XxteaError('ERR_XXTEA_INTEGRITY', 'no'))).toBe(true)
  })

  test.each([undefined, null, 'XxteaError', 7, new Error('no'), { name: 'XxteaError', code: 'ERR_XXTEA_INTEGRITY' }])(
    'is not %o',
    (value) => {
      expect(XxteaError.isInstance(value)).toBe(false)
    }
  )
})
