import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMemoryOnceStore, initYouzan, type Youzan, type YouzanPush, type YouzanSettings } from '@kaifang/youzan'
import { onTestFinished } from 'vitest'
import type { Sandbox, SandboxOptions } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'

/** A developer's server: a client, and a push address that writes down what it handles. */
export interface YouzanServer {
  readonly sandbox: Sandbox
  readonly client: Youzan
  readonly handled: YouzanPush[]
  /** Why pushes were refused, oldest first. */
  readonly refusals: unknown[]
  /** What `handle` does with a push. */
  work: (push: YouzanPush) => void
}

/** Starts a sandbox and a server that hears its pushes; both end with the test. */
export async function openYouzanServer(
  options: SandboxOptions = {},
  settings: Partial<YouzanSettings> = {}
): Promise<YouzanServer> {
  const sandbox = await openSandbox(options)
  const client = connectYouzan(sandbox, settings)
  const opened: YouzanServer = { sandbox, client, handled: [], refusals: [], work: () => {} }
  const pushes = client.createPushHandler({
    onceStore: createMemoryOnceStore(sandbox.clock),
    onError: (error) => void opened.refusals.push(error),
    handle: (push) => {
      opened.work(push)
      opened.handled.push(push)
    }
  })
  const server = createServer((request, response) => void pushes.node(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  sandbox.youzan.setPushUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/youzan/push`)
  return opened
}

/** Makes a client of a sandbox's Youzan; it closes with the test. */
export function connectYouzan({ youzan, clock }: Sandbox, settings: Partial<YouzanSettings> = {}): Youzan {
  const { clientId, clientSecret, grantId, baseUrl } = youzan
  const client = initYouzan({ clientId, clientSecret, grantId, baseUrl, clock, retry: false, ...settings })
  onTestFinished(() => client.close())
  return client
}
