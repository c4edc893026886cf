import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { SandboxOptions } from '../../src/index.ts'
import { openReceiver, type ReceivedCallback } from './open-receiver.ts'
import { openYouzan } from './open-youzan.ts'

/** What the platform wants to hear (Youzan reference 8.3). */
export const success = '{"code":0,"msg":"success"}'

/** A sandbox whose Youzan pushes to a receiver of the test. */
export async function receivePushes(
  options: SandboxOptions = {},
  answer: (response: ServerResponse, count: number) => void = (response) => response.end(success)
) {
  const opened = await openYouzan(options)
  const receiver = await openReceiver(answer)
  opened.youzan.setPushUrl(receiver.url)
  const { clientId, clientSecret } = opened.youzan
  return {
    ...opened,
    received: receiver.received,
    /** The body of a push, parsed. */
    bodies: () => receiver.received.map(({ body }) => JSON.parse(body)),
    /** Whether `Event-Sign` is MD5 of id, raw body and secret, computed here. */
    holds: ({ headers, body }: ReceivedCallback) =>
      headers['event-sign'] ===
      createHash('md5')
        .update(clientId + body + clientSecret, 'utf8')
        .digest('hex')
  }
}
