import type { ReplyView } from './reply-view.ts'

/**
 * Says what success is on a platform: several answer 200 with an error code. Verifies the signature where there is one.
 *
 * @returns What the operation reads its result from, or throws one of `reply.fail`'s errors.
 */
export type CheckReply = (reply: ReplyView, operation: string) => unknown
