import type { Duration, SandboxClock } from '../sandbox-types.ts'
import { readDuration } from './read-duration.ts'
import { SandboxError } from './sandbox-error.ts'

/** The clock as the engine sees it: it can also be given work. */
export interface VirtualClock extends SandboxClock {
  /** Runs a task when that virtual time is reached; the result cancels it. `ended` runs if the clock is reset or closed first. */
  schedule(at: number, task: () => unknown, ended?: () => void): () => void
  /** Makes `advance` wait for work that is already under way. */
  track<Result>(work: Promise<Result>): Promise<Result>
  /** Forgets all tasks and goes back to the start time. */
  reset(): void
  /** Forgets all tasks and lets no timer live. */
  close(): void
}

interface Task {
  readonly at: number
  readonly run: () => unknown
  readonly ended: (() => void) | undefined
}

// setTimeout takes 32 bits; a longer wait is cut and renewed.
const longestTimer = 2 ** 31 - 1

/**
 * Makes a virtual clock. Its time is the start time plus what was advanced plus, unless frozen, the real time gone by.
 *
 * @param startTime - Epoch milliseconds at the start and after a reset; absent is the real time.
 * @param frozen - Time moves by `advance` only.
 */
export function createVirtualClock(startTime: number | undefined, frozen: boolean): VirtualClock {
  let base = startTime ?? Date.now()
  let since = performance.now()
  let tasks: Task[] = []
  let timer: NodeJS.Timeout | undefined
  let lastAdvance: Promise<unknown> = Promise.resolve()
  let resets = 0
  const underWay = new Set<Promise<unknown>>()

  const now = (): number => Math.floor(frozen ? base : base + (performance.now() - since))

  function moveTo(time: number): void {
    base = time
    since = performance.now()
  }

  /** Real time also makes tasks due; the timer never keeps the process alive. */
  function arm(): void {
    clearTimeout(timer)
    timer = undefined
    const first = tasks[0]
    // A frozen clock still performs what is due already.
    if (first === undefined || (frozen && first.at > now())) return
    const wait = Math.min(Math.max(0, first.at - now()), longestTimer)
    timer = setTimeout(runDue, wait)
    timer.unref()
  }

  function runDue(): void {
    for (let first = tasks[0]; first !== undefined && first.at <= now(); first = tasks[0]) void run(first)
    arm()
  }

  function run(task: Task): Promise<unknown> {
    remove(task)
    return track(Promise.resolve(task.run()))
  }

  function remove(task: Task): void {
    const place = tasks.indexOf(task)
    if (place !== -1) tasks.splice(place, 1)
  }

  function track<Result>(work: Promise<Result>): Promise<Result> {
    const settled = work.then(ignore, ignore).finally(() => underWay.delete(settled))
    underWay.add(settled)
    return work
  }

  async function settle(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  async function advanceBy(milliseconds: number): Promise<void> {
    await settle()
    const target = now() + milliseconds
    const begun = resets
    for (let first = tasks[0]; first !== undefined && first.at <= target; first = tasks[0]) {
      moveTo(Math.max(now(), first.at))
      void run(first)
      await settle()
      // Lets code that slept on this clock run on and sleep again before time moves further.
      await new Promise((resolve) => setImmediate(resolve))
      if (resets !== begun) return
    }
    moveTo(Math.max(now(), target))
    arm()
  }

  /** Where a task of that time belongs: behind all that are not later. Found by halving, for there may be thousands. */
  function placeAfter(at: number): number {
    let [low, high] = [0, tasks.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (tasks[middle]!.at > at) high = middle
      else low = middle + 1
    }
    return low
  }

  function schedule(at: number, task: () => unknown, ended?: () => void): () => void {
    const entry: Task = { at, run: task, ended }
    tasks.splice(placeAfter(at), 0, entry)
    arm()
    return () => {
      remove(entry)
      arm()
    }
  }

  function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const onAbort = (): void => {
        cancel()
        reject(signal?.reason)
      }
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }
      const ended = (): void => {
        signal?.removeEventListener('abort', onAbort)
        reject(new SandboxError('ERR_SANDBOX_CLOSED', 'the sandbox was closed or reset during a sleep on its clock'))
      }
      const cancel = schedule(now() + milliseconds, wake, ended)
      signal?.addEventListener('abort', onAbort, { once: true })
    })
  }

  function forget(): void {
    const forgotten = tasks
    tasks = []
    arm()
    for (const task of forgotten) task.ended?.()
  }

  return Object.freeze({
    now,
    sleep,
    schedule,
    track,
    advance(by: Duration): Promise<void> {
      const milliseconds = readDuration(by, 'by')
      const advance = lastAdvance.then(() => advanceBy(milliseconds))
      lastAdvance = advance.catch(ignore)
      return advance
    },
    reset() {
      resets++
      forget()
      moveTo(startTime ?? Date.now())
    },
    close: forget
  })
}

function ignore(): void {}
