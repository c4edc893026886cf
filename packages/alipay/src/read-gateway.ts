import { type BaseUrl, InputError, readBaseUrl } from '@kaifang/http-core'

/** Where the platform is (支付宝网关). */
export const ALIPAY_GATEWAY = 'https://openapi.alipay.com/gateway.do'
/** Where the platform's own sandbox is (沙箱). */
const ALIPAY_SANDBOX_GATEWAY = 'https://openapi-sandbox.dl.alipaydev.com/gateway.do'

/** Hosts of the sandbox that many programs still name; neither can be reached over TLS any more. */
const RETIRED_HOSTS = new Set(['openapi.alipaydev.com', 'openapi.sandbox.dl.alipaydev.com'])
const FILE = '/gateway.do'

/** The gateway's address, cut in two for http-core. */
export interface Gateway {
  readonly base: BaseUrl
  /** Base URL of all paths. */
  readonly baseUrl: string
  /** Path of the one endpoint. */
  readonly path: string
  /** The whole address, for pages that the buyer's browser opens. */
  readonly url: string
}

/** What of the settings names the gateway. */
export interface GatewaySettings {
  readonly baseUrl?: string
  readonly gateway?: string
  readonly sandbox?: boolean
}

/**
 * Reads the gateway's address from `gateway`, `baseUrl` or `sandbox`, of which one may be given.
 *
 * @throws {@link InputError} for more than one, plain http beyond this machine, and the retired sandboxes.
 */
export function readGateway(caller: string, settings: GatewaySettings): Gateway {
  const { gateway, baseUrl, sandbox } = settings
  if (sandbox !== undefined && typeof sandbox !== 'boolean') {
    throw new InputError({ caller, field: 'sandbox', rule: 'true or false', received: 'something else' })
  }
  const given = [gateway, baseUrl, sandbox === true ? true : undefined].filter((one) => one !== undefined)
  if (given.length > 1) {
    const rule = 'one of gateway, baseUrl and sandbox'
    throw new InputError({ caller, field: 'gateway', rule, received: `${given.length} of them` })
  }
  const address = gateway ?? baseUrl ?? (sandbox === true ? ALIPAY_SANDBOX_GATEWAY : ALIPAY_GATEWAY)
  const { origin, pathPrefix } = readBaseUrl(caller, address)
  if (RETIRED_HOSTS.has(new URL(origin).hostname)) {
    throw new InputError({
      caller,
      field: gateway === undefined ? 'baseUrl' : 'gateway',
      rule: 'a gateway that is in use',
      received: 'the retired host of the sandbox, whose TLS certificate is no good',
      hint: 'Set sandbox: true'
    })
  }
  // `gateway` names the endpoint, `baseUrl` what is before it; who mixes them up means the same.
  const whole =
    pathPrefix.endsWith('.do') || (gateway !== undefined && pathPrefix !== '') ? pathPrefix : pathPrefix + FILE
  const cut = whole.lastIndexOf('/')
  const base = { origin, pathPrefix: whole.slice(0, cut) }
  return { base, baseUrl: origin + base.pathPrefix, path: whole.slice(cut), url: origin + whole }
}
