import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createVirtualClock } from '../../src/engine/virtual-clock.ts'

describe('a frozen clock', () => {
  it('moves by advance only', async () => {
    const clock = createVirtualClock(1000, true)
    expect(clock.now()).toBe(1000)
    await clock.advance('2s')
    await clock.advance(5)
    expect(clock.now()).toBe(3005)
  })

  it('runs tasks in the order of their times, each at its own time', async () => {
    const clock = createVirtualClock(0, true)
    const seen: [string, number][] = []
    for (const [name, at] of [
      ['c', 30],
      ['a', 10],
      ['b', 20],
      ['late', 101]
    ] as const) {
      clock.schedule(at, () => seen.push([name, clock.now()]))
    }
    await clock.advance(100)
    expect(seen).toEqual([
      ['a', 10],
      ['b', 20],
      ['c', 30]
    ])
    expect(clock.now()).toBe(100)
  })

  it('runs what a task schedules on the way, and waits for slow tasks', async () => {
    const clock = createVirtualClock(0, true)
    const seen: number[] = []
    const step = async () => {
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(clock.now())
      clock.schedule(clock.now() + 40, step)
    }
    clock.schedule(40, step)
    await clock.advance(100)
    expect(seen).toEqual([40, 80])
  })

  it('waits for work that was under way before', async () => {
    const clock = createVirtualClock(0, true)
    let done = false
    clock.track(
      new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        done = true
      })
    )
    await clock.advance(0)
    expect(done).toBe(true)
  })

  it('takes advances one after the other', async () => {
    const clock = createVirtualClock(0, true)
    await Promise.all([clock.advance(10), clock.advance(20)])
    expect(clock.now()).toBe(30)
  })

  it('keeps tasks of the same time in the order in which they came', async () => {
    const clock = createVirtualClock(0, true)
    const seen: string[] = []
    for (const name of ['a', 'b', 'c']) clock.schedule(5, () => seen.push(name))
    clock.schedule(4, () => seen.push('first'))
    await clock.advance(5)
    expect(seen).toEqual(['first', 'a', 'b', 'c'])
  })

  it('performs at once what is due at once', async () => {
    const clock = createVirtualClock(0, true)
    await clock.sleep(0)
    expect(clock.now()).toBe(0)
  })

  it('stays at its start when it is reset during an advance', async () => {
    const clock = createVirtualClock(0, true)
    clock.schedule(10, () => clock.reset())
    await clock.advance(100)
    expect(clock.now()).toBe(0)
  })

  it('refuses a span that is none', () => {
    const clock = createVirtualClock(0, true)
    expect(() => clock.advance('soon' as never)).toThrow('"by" expected milliseconds')
  })

  it('does not run a task that was cancelled', async () => {
    const clock = createVirtualClock(0, true)
    const task = vi.fn()
    clock.schedule(1, task)()
    await clock.advance(10)
    expect(task).not.toHaveBeenCalled()
  })

  it('goes back to its start, without its tasks', async () => {
    const clock = createVirtualClock(1000, true)
    const [task, ended] = [vi.fn(), vi.fn()]
    clock.schedule(5000, task, ended)
    await clock.advance(10)
    clock.reset()
    expect(clock.now()).toBe(1000)
    await clock.advance('1d')
    expect([task.mock.calls.length, ended.mock.calls.length]).toEqual([0, 1])
  })
})

describe('sleep', () => {
  it('ends when virtual time has moved, also several times in a row', async () => {
    const clock = createVirtualClock(0, true)
    const woken: number[] = []
    const sleeper = (async () => {
      for (let count = 0; count < 3; count++) {
        await clock.sleep(10)
        woken.push(clock.now())
      }
    })()
    await clock.advance(100)
    await sleeper
    expect(woken).toEqual([10, 20, 30])
  })

  it("rejects with the signal's reason", async () => {
    const clock = createVirtualClock(0, true)
    const controller = new AbortController()
    const sleeper = clock.sleep(10, controller.signal)
    controller.abort('enough')
    await expect(sleeper).rejects.toBe('enough')
    await expect(clock.sleep(10, controller.signal)).rejects.toBe('enough')
  })

  it('rejects when the clock is closed', async () => {
    const clock = createVirtualClock(0, true)
    const sleeper = clock.sleep(10, new AbortController().signal)
    clock.close()
    await expect(sleeper).rejects.toMatchObject({ code: 'ERR_SANDBOX_CLOSED' })
  })
})

describe('a running clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'], now: 5000 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('begins at the real time and runs with it', async () => {
    const clock = createVirtualClock(undefined, false)
    expect(clock.now()).toBe(5000)
    vi.advanceTimersByTime(250)
    expect(clock.now()).toBe(5250)
    await clock.advance('1h')
    expect(clock.now()).toBe(3_605_250)
    clock.reset()
    expect(clock.now()).toBe(5250)
  })

  it('runs tasks when real time reaches them', () => {
    const clock = createVirtualClock(undefined, false)
    const seen: number[] = []
    clock.schedule(5030, () => seen.push(30))
    clock.schedule(5010, () => seen.push(10))
    vi.advanceTimersByTime(20)
    expect(seen).toEqual([10])
    vi.advanceTimersByTime(20)
    expect(seen).toEqual([10, 30])
  })

  it('leaves no timer when it is closed', () => {
    const clock = createVirtualClock(undefined, false)
    clock.schedule(2 ** 40, () => undefined)
    expect(vi.getTimerCount()).toBe(1)
    clock.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})
