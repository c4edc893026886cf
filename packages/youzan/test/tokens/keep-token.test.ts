import { createMemoryTokenStore } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { keepToken, withLease } from '../../src/tokens/keep-token.ts'

const token = { value: 'new', issuedAtMs: 2, expiresAtMs: 1000 }

function openPlace() {
  const clock = createFixedClock(0)
  const store = createMemoryTokenStore(clock)
  return { store, clock, key: 'youzan:a:1', leaseMs: 1000 }
}

describe('work under a lease', () => {
  it('runs while nobody else may fetch, and gives the lease back', async () => {
    const place = openPlace()
    const during = await withLease(place, () => place.store.acquire(place.key, 1000))
    expect(during).toBeUndefined()
    expect(await place.store.acquire(place.key, 1000)).toBeDefined()
  })

  it('gives the lease back also when it fails', async () => {
    const place = openPlace()
    const failure = new Error('refused')
    await expect(withLease(place, () => Promise.reject(failure))).rejects.toBe(failure)
    expect(await place.store.acquire(place.key, 1000)).toBeDefined()
  })

  it('waits for whoever fetches, at most until its lease ends', async () => {
    const place = openPlace()
    await place.store.acquire(place.key, 400)
    expect(await withLease(place, async () => place.clock.now())).toBeGreaterThanOrEqual(400)
    expect(place.clock.sleeps.every((ms) => ms >= 25 && ms <= 75)).toBe(true)
  })

  it('is not begun for a caller who left', async () => {
    const place = openPlace()
    const reason = new Error('left')
    await expect(withLease(place, async () => 1, AbortSignal.abort(reason))).rejects.toBe(reason)
  })

  it('fails where the store is out of reach, before anything is done', async () => {
    const place = openPlace()
    const down = new Error('down')
    let done = false
    const work = async () => {
      done = true
    }
    const store = { ...place.store, acquire: () => Promise.reject(down) }
    await expect(withLease({ ...place, store }, work)).rejects.toBe(down)
    expect(done).toBe(false)
  })

  it('does not lose its result where the lease can not be given back', async () => {
    const place = openPlace()
    const store = { ...place.store, release: () => Promise.reject(new Error('down')) }
    expect(await withLease({ ...place, store }, async () => 'token')).toBe('token')
  })
})

describe('keeping a token', () => {
  it('puts it in the place of the stored one', async () => {
    const place = openPlace()
    await place.store.replace(place.key, undefined, { value: 'old', issuedAtMs: 1, expiresAtMs: 1000 })
    expect(await withLease(place, (lease) => keepToken(place, token, lease))).toBe(true)
    expect(await place.store.read(place.key)).toEqual(token)
  })

  it('tells where the store could not take it', async () => {
    const place = openPlace()
    const store = { ...place.store, replace: () => Promise.reject(new Error('full')) }
    expect(await keepToken({ ...place, store }, token, 'lease')).toBe(false)
  })
})
