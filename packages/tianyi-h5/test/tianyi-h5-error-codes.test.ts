import { expect, it } from 'vitest'
import { TIANYI_H5_REFUSED } from '../src/tianyi-h5-error-codes.ts'

it('has one code for all refusals, since the platform publishes no list', () => {
  expect(TIANYI_H5_REFUSED).toBe('ERR_TIANYI_H5_REFUSED')
})
