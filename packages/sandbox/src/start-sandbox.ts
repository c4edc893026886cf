import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createCertificateAuthority } from './engine/certificate-authority.ts'
import { createControlApi } from './engine/control-api.ts'
import { listenOnLoopback } from './engine/listen.ts'
import { listenSecurely } from './engine/listen-securely.ts'
import { createNamespace, type Namespace, type PlayedService, type ServicePlan } from './engine/namespace.ts'
import { playRequest } from './engine/play-request.ts'
import { readBoolean, readInput, readInteger, readText } from './engine/read-input.ts'
import { SandboxError } from './engine/sandbox-error.ts'
import type { Service } from './engine/service.ts'
import type { RequestFilter, Sandbox, SandboxOptions } from './sandbox-types.ts'
import { alipayService } from './services/alipay/alipay-service.ts'
import { tianyiH5Service } from './services/tianyi-h5/tianyi-h5-service.ts'
import { utoolsService } from './services/utools/utools-service.ts'
import { weixinService } from './services/weixin/weixin-service.ts'
import { weixinPayService } from './services/weixin-pay/weixin-pay-service.ts'
import { youzanService } from './services/youzan/youzan-service.ts'

/**
 * Starts a sandbox on 127.0.0.1 that plays uTools, Tianyi H5, WeChat mini programs, Youzan, WeChat Pay and Alipay with real
 * cryptography and fresh credentials.
 *
 * Wire: one HTTP server; `sandbox.utools.baseUrl` and its kin are path prefixes on it, `sandbox.url` + `/_sandbox` is the
 * control API. The same paths are there over TLS on another port, for platforms that ask for a client certificate.
 *
 * > [!NOTE]
 * > It never listens on another interface and sends callbacks to this machine only.
 *
 * @param options - Port, seed, start of the virtual time, and the platforms' open points; all optional.
 * @returns the default namespace; `close()` ends the server.
 * @throws {@link SandboxError} `ERR_SANDBOX_INPUT` when an option breaks a rule, `ERR_SANDBOX_STATE` when the port is taken.
 * @example
 * ```ts
 * import { startSandbox } from '@kaifang/sandbox'
 *
 * const sandbox = await startSandbox({ seed: 'readme' })
 * const { accessToken } = sandbox.utools.login({ nickname: '却步.' })
 * console.log(accessToken.length, sandbox.utools.secret.startsWith('kfsandbox')) // => 32 true
 * await sandbox.close()
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port, seed, startTime, frozen, logLimit } = readOptions(options)
  const plans: readonly ServicePlan[] = [
    { service: utoolsService as Service<unknown, object>, settings: options.utools },
    { service: tianyiH5Service as Service<unknown, object>, settings: options.tianyiH5 },
    { service: weixinService as Service<unknown, object>, settings: options.weixin },
    { service: youzanService as Service<unknown, object>, settings: options.youzan },
    { service: weixinPayService as Service<unknown, object>, settings: options.weixinPay },
    { service: alipayService as Service<unknown, object>, settings: options.alipay }
  ]
  const opened = new Map<string, { namespace: Namespace; handle: Sandbox }>()
  let closing: Promise<void> | undefined

  const api = getRequestListener(
    createControlApi({
      find: (name) => opened.get(name)?.namespace,
      open: (name) => open(name).namespace,
      list: () => [...opened.values()].map(({ namespace }) => namespace)
    }).fetch,
    { overrideGlobalObjects: false }
  )
  const authority = createCertificateAuthority({
    organizationName: 'Kaifang sandbox',
    commonName: 'Kaifang sandbox CA'
  })
  const server = await listenOnLoopback(port, serve)
  const secureServer = await listenSecurely(authority, serve)

  function serve(request: IncomingMessage, response: ServerResponse): void {
    const target = findTarget(request)
    // A connection that breaks while it is served concerns its client alone.
    const served = target
      ? playRequest(request, response, target.namespace, target.service, target.path)
      : api(request, response)
    served.catch(() => response.destroy())
  }

  function findTarget(
    request: IncomingMessage
  ): { namespace: Namespace; service: PlayedService; path: string } | undefined {
    const [, name, serviceName, path] = /^\/ns\/([^/?]+)\/([^/?]+)(.*)$/s.exec(request.url ?? '') ?? []
    const namespace = opened.get(name ?? '')?.namespace
    const service = namespace?.services.find((entry) => entry.name === serviceName)
    return namespace && service ? { namespace, service, path: path || '/' } : undefined
  }

  function open(unchecked: string): { namespace: Namespace; handle: Sandbox } {
    const name = readText(unchecked, 'name', 1, 64)
    if (!/^[\w-]+$/.test(name)) {
      throw new SandboxError('ERR_SANDBOX_INPUT', '"name" expected letters, digits, "_" and "-" only')
    }
    if (closing !== undefined) throw new SandboxError('ERR_SANDBOX_CLOSED', 'the sandbox is closed')
    const known = opened.get(name)
    if (known !== undefined) return known
    const namespace = createNamespace({
      name,
      origin: server.origin,
      secureOrigin: secureServer.origin,
      authority,
      seed,
      startTime,
      frozen,
      logLimit,
      services: plans
    })
    const entry = { namespace, handle: createHandle(namespace) }
    opened.set(name, entry)
    return entry
  }

  function createHandle(namespace: Namespace): Sandbox {
    const { name, url, clock, faults } = namespace
    return Object.freeze({
      name,
      url,
      seed,
      utools: handleOf(namespace, utoolsService),
      tianyiH5: handleOf(namespace, tianyiH5Service),
      weixin: handleOf(namespace, weixinService),
      youzan: handleOf(namespace, youzanService),
      weixinPay: handleOf(namespace, weixinPayService),
      alipay: handleOf(namespace, alipayService),
      clock: Object.freeze({ now: clock.now, advance: clock.advance, sleep: clock.sleep }),
      faults: Object.freeze({ next: faults.next, list: faults.list, armed: faults.armed, clear: faults.clear }),
      requests: (filter?: RequestFilter) => namespace.log.list(filter),
      coverage: namespace.coverage,
      reset: namespace.reset,
      namespace: (other: string) => open(other).handle,
      close: () => close(namespace)
    })
  }

  async function close(namespace: Namespace): Promise<void> {
    if (namespace.name === 'default') {
      closing ??= closeAll()
      return closing
    }
    opened.delete(namespace.name)
    namespace.close()
  }

  async function closeAll(): Promise<void> {
    for (const { namespace } of opened.values()) namespace.close()
    await Promise.all([server.close(), secureServer.close()])
  }

  try {
    return open('default').handle
  } catch (error) {
    // A platform refused its settings.
    await closeAll()
    throw error
  }
}

function handleOf<Handle>(namespace: Namespace, { name }: Service<Handle, never>): Handle {
  return namespace.services.find((service) => service.name === name)!.running.handle as Handle
}

function readOptions(input: SandboxOptions): {
  port: number
  seed: string
  startTime: number | undefined
  frozen: boolean
  logLimit: number
} {
  const known = [
    'port',
    'seed',
    'startTime',
    'frozen',
    'logLimit',
    'utools',
    'tianyiH5',
    'weixin',
    'youzan',
    'weixinPay',
    'alipay'
  ]
  const options = readInput(input, 'options', known)
  const { port = 0, seed = randomBytes(8).toString('hex'), startTime, frozen = false, logLimit = 1000 } = options
  return {
    port: readInteger(port, 'port', 0, 65_535),
    seed: typeof seed === 'number' ? String(readInteger(seed, 'seed', 0)) : readText(seed, 'seed', 1, 200),
    startTime: startTime === undefined ? undefined : readInteger(startTime, 'startTime', 0, 8_640_000_000_000_000),
    frozen: readBoolean(frozen, 'frozen'),
    logLimit: readInteger(logLimit, 'logLimit', 1, 1_000_000)
  }
}
