import { describe, expect, it } from 'vitest'
import {
  defaultTianyiH5Settings,
  readTianyiH5Settings,
  tianyiCodes
} from '../../../src/services/tianyi-h5/tianyi-h5-settings.ts'

describe('readTianyiH5Settings', () => {
  it('lays the given ones over the others', () => {
    expect(readTianyiH5Settings({ skewSeconds: 1 }, defaultTianyiH5Settings)).toEqual({
      ...defaultTianyiH5Settings,
      skewSeconds: 1
    })
  })

  it('refuses what it does not know', () => {
    expect(() => readTianyiH5Settings({ skew: 1 }, defaultTianyiH5Settings)).toThrow(
      '"tianyiH5 settings" has no "skew"'
    )
  })
})

it('never uses the code of success for a refusal', () => {
  expect(Object.values(tianyiCodes)).not.toContain(0)
  expect(new Set(Object.values(tianyiCodes)).size).toBe(Object.keys(tianyiCodes).length)
})
