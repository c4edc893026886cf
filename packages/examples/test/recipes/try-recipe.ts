import type { NotifyHandler } from '@kaifang/payment'
import { type Answer, openNotifier, type Platform } from './open-notifier.ts'

/** What a recipe made of a genuine, a repeated and a forged notification. */
export interface Outcome {
  readonly paid: Answer
  readonly repeated: Answer
  readonly forged: Answer
  /** How often the payment was handled, after each of the three. */
  readonly handled: readonly number[]
  /** Codes of what was refused. */
  readonly refusals: readonly unknown[]
}

/** A recipe at work on a port of this machine. */
export interface Served {
  /** Its address, without a path. */
  readonly url: string
  close(): unknown
}

/** Serves a recipe with its real framework, and delivers over HTTP what a platform sends and what a forger would. */
export async function tryRecipe(
  platform: Platform,
  serve: (payments: NotifyHandler) => Promise<Served>
): Promise<Outcome> {
  const notifier = await openNotifier(platform)
  try {
    const { url, close } = await serve(notifier.payments)
    try {
      const handled: number[] = []
      const after = async (delivery: Promise<Answer>): Promise<Answer> => {
        const answer = await delivery
        handled.push(notifier.handled.length)
        return answer
      }
      const paid = await after(notifier.pay(`${url}/payments/notify`))
      const repeated = await after(notifier.repeat())
      const forged = await after(notifier.forge())
      return { paid, repeated, forged, handled, refusals: notifier.refusals }
    } finally {
      await close()
    }
  } finally {
    await notifier.close()
  }
}
