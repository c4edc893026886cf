import { expect, test } from 'vitest'
import { ServiceError, type ServiceErrorOptions } from '../../src/errors/service-error.ts'

/** The least that every error is made of. */
export const leastOptions: ServiceErrorOptions = {
  service: 'utools',
  operation: 'getBaseInfo',
  shortMessage: 'failed',
  retryable: false,
  outcome: 'rejected'
}

/** What all subclasses have in common. */
export function testSubclass(
  name: string,
  type: { isInstance(value: unknown): boolean },
  create: () => ServiceError,
  code: string
): void {
  test(`${name} is a ServiceError with the code ${code}`, () => {
    const error = create()
    expect({ name: error.name, code: error.code }).toEqual({ name, code })
    expect(error.docsUrl.endsWith(`#${code.toLowerCase()}`)).toBe(true)
    expect([ServiceError.isInstance(error), type.isInstance(error)]).toEqual([true, true])
  })

  test(`${name} knows itself by its mark alone, which no log shows`, () => {
    expect(type.isInstance({ [Symbol.for(`@kaifang/http-core/${name}`)]: true })).toBe(true)
    expect(type.isInstance(new ServiceError(code, leastOptions))).toBe(false)
    expect(type.isInstance(null)).toBe(false)
    expect(type.isInstance(name)).toBe(false)
    expect(Object.getOwnPropertySymbols({ ...create() })).toEqual([])
  })
}
