import type { Sandbox } from '../sandbox-types.ts'
import { buildPhpQuery } from '../services/utools/php-query.ts'
import { utoolsSign } from '../services/utools/utools-sign.ts'
import type { WeixinPushCredentials } from '../services/weixin/weixin-types.ts'

/** What the command prints about a running sandbox. */
export interface SandboxDescription {
  readonly url: string
  readonly control: string
  readonly seed: string
  readonly utools: { readonly baseUrl: string; readonly pluginId: string; readonly secret: string }
  readonly tianyiH5: { readonly baseUrl: string; readonly appId: string; readonly appSecret: string }
  readonly weixin: {
    readonly baseUrl: string
    readonly appId: string
    readonly secret: string
    readonly messagePush: WeixinPushCredentials
  }
  readonly youzan: {
    readonly baseUrl: string
    readonly clientId: string
    readonly clientSecret: string
    readonly grantIds: readonly string[]
  }
  readonly weixinPay: {
    readonly baseUrl: string
    /** Over TLS; refunds and fund-flow bills work only there. */
    readonly secureBaseUrl: string
    readonly appId: string
    readonly mchId: string
    readonly key: string
  }
  /** Keys and certificates are made when they are asked for: the control API has them. */
  readonly alipay: { readonly gateway: string; readonly appId: string; readonly sellerId: string }
  /** A signed call, ready to paste; it works for 10 minutes. */
  readonly example: string
}

/** Describes a sandbox as data, for `--json`. */
export function describeSandbox(sandbox: Sandbox): SandboxDescription {
  const { url, seed, utools, tianyiH5, weixin, youzan, weixinPay, alipay } = sandbox
  return {
    url,
    control: `${url}/_sandbox`,
    seed,
    utools: { baseUrl: utools.baseUrl, pluginId: utools.pluginId, secret: utools.secret },
    tianyiH5: { baseUrl: tianyiH5.baseUrl, appId: tianyiH5.appId, appSecret: tianyiH5.appSecret },
    weixin: {
      baseUrl: weixin.baseUrl,
      appId: weixin.appId,
      secret: weixin.secret,
      messagePush: weixin.messagePush
    },
    youzan: {
      baseUrl: youzan.baseUrl,
      clientId: youzan.clientId,
      clientSecret: youzan.clientSecret,
      grantIds: youzan.shops().map(({ grantId }) => grantId)
    },
    weixinPay: {
      baseUrl: weixinPay.baseUrl,
      secureBaseUrl: weixinPay.secureBaseUrl,
      appId: weixinPay.appId,
      mchId: weixinPay.mchId,
      key: weixinPay.key
    },
    alipay: { gateway: alipay.gateway, appId: alipay.appId, sellerId: alipay.sellerId },
    example: exampleCurl(sandbox)
  }
}

/** Describes a sandbox for people. */
export function renderDescription(description: SandboxDescription): string {
  const { url, control, seed, utools, tianyiH5, weixin, youzan, weixinPay, alipay, example } = description
  return `Kaifang sandbox at ${url} (seed ${seed})

uTools server API
  base URL   ${utools.baseUrl}
  plugin_id  ${utools.pluginId}
  secret     ${utools.secret}

Tianyi cloud drive H5
  base URL   ${tianyiH5.baseUrl}
  appId      ${tianyiH5.appId}
  appSecret  ${tianyiH5.appSecret}

WeChat mini program
  base URL   ${weixin.baseUrl}
  appId      ${weixin.appId}
  secret     ${weixin.secret}
  push       Token ${weixin.messagePush.token}
             EncodingAESKey ${weixin.messagePush.encodingAesKey}

Youzan cloud
  base URL       ${youzan.baseUrl}
  client_id      ${youzan.clientId}
  client_secret  ${youzan.clientSecret}
  grant_id       ${youzan.grantIds.join(', ')}

WeChat Pay (API v2)
  base URL  ${weixinPay.baseUrl}
  over TLS  ${weixinPay.secureBaseUrl}
  appid     ${weixinPay.appId}
  mch_id    ${weixinPay.mchId}
  API key   ${weixinPay.key}

Alipay
  gateway  ${alipay.gateway}
  app_id   ${alipay.appId}
  PID      ${alipay.sellerId}
  keys     curl ${control}/alipay/keys
           curl ${control}/alipay/certificates

Control API  ${control}
  curl -X POST -H 'Content-Type: application/json' -d '{"nickname":"张三"}' ${control}/utools/login
  curl -X POST -H 'Content-Type: application/json' -d '{"nickName":"张三"}' ${control}/weixin/login
  curl -X POST -H 'Content-Type: application/json' -d '{}' ${control}/youzan/create-trade
  curl ${control}/requests

A signed call, good for 10 minutes (in a namespace of its own):
  ${example}

Ctrl-C stops it.
`
}

/** A namespace of its own, so that the example uses up none of the default one's ids. */
function exampleCurl(sandbox: Sandbox): string {
  const { utools, clock } = sandbox.namespace('example')
  const params = {
    access_token: utools.login().accessToken,
    plugin_id: utools.pluginId,
    timestamp: String(Math.floor(clock.now() / 1000))
  }
  const query = buildPhpQuery([...Object.entries(params), ['sign', utoolsSign(params, utools.secret)]])
  return `curl -H 'Accept: application/json' '${utools.baseUrl}/baseinfo?${query}'`
}
