import { getJson } from './get-json.ts'
import { runWorker, type Worker } from './run-worker.ts'

/** What happened, in order, as far as it can explain that work was done a second time. */
export type Happening =
  | { readonly type: 'effect'; readonly id: string; readonly pid: number }
  | { readonly type: 'death'; readonly pid: number }
  | { readonly type: 'redis lost its data' }

interface Member {
  readonly worker: Worker
  readonly port: number
}

interface WorkerMessage {
  readonly effect?: string
  readonly event?: string
  readonly error?: number
}

/** Processes that receive notifications, and a platform that delivers each one until it is taken. */
export interface NotifyCrowd {
  readonly happenings: Happening[]
  /** Events of outages, by process. */
  readonly events: Map<number, string[]>
  readonly counts: { deliveries: number; failed: number; errors: number }
  /** Delivers all of them, each as often as `copies` says, to anybody, until each copy was taken. */
  deliver(ids: readonly string[], copies: number): Promise<void>
  /** Kills one process and starts another; resolves when that one listens. */
  restartOne(index: number): Promise<void>
  stop(): Promise<void>
}

/** Starts the processes. */
export async function startNotifyCrowd(size: number, redisUrl: string, leaseMs: number): Promise<NotifyCrowd> {
  const happenings: Happening[] = []
  const events = new Map<number, string[]>()
  const counts = { deliveries: 0, failed: 0, errors: 0 }

  const start = async (): Promise<Member> => {
    const worker = runWorker(new URL('./notify-worker.ts', import.meta.url), redisUrl, String(leaseMs))
    const { port } = await worker.next<{ port: number }>()
    worker.hear<WorkerMessage>(({ effect, event, error }) => {
      if (effect !== undefined) happenings.push({ type: 'effect', id: effect, pid: worker.pid })
      if (event !== undefined) events.set(worker.pid, [...(events.get(worker.pid) ?? []), event])
      if (error !== undefined) counts.errors++
    })
    return { worker, port }
  }
  const members = await Promise.all(Array.from({ length: size }, start))

  /** One delivery; a platform takes anything but its word for a failure. */
  const isTaken = async (id: string, turn: number): Promise<boolean> => {
    const { port } = members[turn % members.length] as Member
    counts.deliveries++
    const reply = await getJson<string>(`http://127.0.0.1:${port}/`, 'POST', id).catch(() => 'no reply')
    if (reply === 'SUCCESS') return true
    counts.failed++
    return false
  }

  return {
    happenings,
    events,
    counts,
    async deliver(ids, copies) {
      // Copies of one message are next to each other and go to different processes.
      const waiting = ids.flatMap((id, place) =>
        Array.from({ length: copies }, (_, copy) => ({ id, turn: place + copy }))
      )
      const lane = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const { id, turn } = next
          if (await isTaken(id, turn)) continue
          // Comes again later, to another one.
          await new Promise((resolve) => setTimeout(resolve, 20))
          waiting.push({ id, turn: turn + 1 })
        }
      }
      await Promise.all(Array.from({ length: 64 }, lane))
    },
    async restartOne(index) {
      const { worker } = members[index] as Member
      await worker.kill()
      happenings.push({ type: 'death', pid: worker.pid })
      members[index] = await start()
    },
    async stop() {
      await Promise.all(members.map(({ worker }) => worker.kill()))
    }
  }
}
