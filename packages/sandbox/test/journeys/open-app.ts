import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createMemoryOnceStore,
  initWeixin,
  type MessagePush,
  type PushReply,
  type Weixin,
  type WeixinSettings
} from '@kaifang/wechat-openapi'
import { onTestFinished } from 'vitest'
import type { Sandbox, SandboxOptions } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'

/** A developer's server: a client, and a push address that writes down what it handles. */
export interface App {
  readonly sandbox: Sandbox
  readonly weixin: Weixin
  /** For `setPush`. */
  readonly pushUrl: string
  readonly handled: MessagePush[]
  /** Why pushes were refused, oldest first. */
  readonly refusals: unknown[]
  /** What `handle` does with a push, and answers. */
  work: (push: MessagePush) => PushReply | undefined
}

/** Starts a sandbox and an app that hears its pushes once `setPush` names it; both end with the test. */
export async function openApp(options: SandboxOptions = {}, settings: Partial<WeixinSettings> = {}): Promise<App> {
  const sandbox = await openSandbox(options)
  const { baseUrl, appId, secret, messagePush } = sandbox.weixin
  const weixin = initWeixin({ baseUrl, appId, secret, messagePush, clock: sandbox.clock, retry: false, ...settings })
  const app: App = { sandbox, weixin, pushUrl: '', handled: [], refusals: [], work: () => undefined }
  const pushes = weixin.createMessagePushHandler({
    onceStore: createMemoryOnceStore(sandbox.clock),
    onError: (error) => void app.refusals.push(error),
    handle: (push) => {
      const reply = app.work(push)
      app.handled.push(push)
      return reply
    }
  })
  const server = createServer((request, response) => void pushes.node(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.close()
    server.closeAllConnections()
    await weixin.close()
  })
  return Object.assign(app, { pushUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push` })
}
