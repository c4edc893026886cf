import { expect, test } from 'vitest'
import { createMemoryOnceStore } from '../src/memory-once-store.ts'
import { createFixedClock } from '../src/testing/fixed-clock.ts'
import { onceStoreContract } from '../src/testing/once-store-contract.ts'

let clock = createFixedClock(0)
onceStoreContract(test, {
  createStore: () => {
    clock = createFixedClock(1_700_000_000_000)
    return createMemoryOnceStore(clock)
  },
  pass: (ms) => clock.advance(ms)
})

test("counts by the machine's clock where none is given", async () => {
  const store = createMemoryOnceStore()
  expect((await store.begin('order', 60_000)).state).toBe('begun')
  expect((await store.begin('order', 60_000)).state).toBe('busy')
})

test('forgets what has ended, so that memory follows what is alive', async () => {
  let looks = 0
  const time = createFixedClock(0)
  // The store looks at the time once per entry that it sweeps.
  const counting = {
    ...time,
    now: () => {
      looks++
      return time.now()
    }
  }
  const store = createMemoryOnceStore(counting)
  const fill = async (round: number) => {
    for (let index = 0; index < 1100; index++) {
      const begun = await store.begin(`${round}:${index}`, 1000)
      if (begun.state === 'begun') await store.complete(`${round}:${index}`, begun.lease, 1000)
    }
  }
  const costs: number[] = []
  for (let round = 0; round < 12; round++) {
    looks = 0
    await fill(round)
    costs.push(looks)
    await time.advance(2000)
  }
  // What is dead is looked at once and gone: no round costs more than sweeping two rounds.
  expect(Math.max(...costs)).toBeLessThan(3 * 1100 + 2 * 2200)
  expect((await store.begin('0:0', 1000)).state).toBe('begun')
})
