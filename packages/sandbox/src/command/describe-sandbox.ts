import type { Sandbox } from '../sandbox-types.ts'
import { buildPhpQuery } from '../services/utools/php-query.ts'
import { utoolsSign } from '../services/utools/utools-sign.ts'

/** What the command prints about a running sandbox. */
export interface SandboxDescription {
  readonly url: string
  readonly control: string
  readonly seed: string
  readonly utools: { readonly baseUrl: string; readonly pluginId: string; readonly secret: string }
  readonly tianyiH5: { readonly baseUrl: string; readonly appId: string; readonly appSecret: string }
  /** A signed call, ready to paste; it works for 10 minutes. */
  readonly example: string
}

/** Describes a sandbox as data, for `--json`. */
export function describeSandbox(sandbox: Sandbox): SandboxDescription {
  const { url, seed, utools, tianyiH5 } = sandbox
  return {
    url,
    control: `${url}/_sandbox`,
    seed,
    utools: { baseUrl: utools.baseUrl, pluginId: utools.pluginId, secret: utools.secret },
    tianyiH5: { baseUrl: tianyiH5.baseUrl, appId: tianyiH5.appId, appSecret: tianyiH5.appSecret },
    example: exampleCurl(sandbox)
  }
}

/** Describes a sandbox for people. */
export function renderDescription({ url, control, seed, utools, tianyiH5, example }: SandboxDescription): string {
  return `Kaifang sandbox at ${url} (seed ${seed})

uTools server API
  base URL   ${utools.baseUrl}
  plugin_id  ${utools.pluginId}
  secret     ${utools.secret}

Tianyi cloud drive H5
  base URL   ${tianyiH5.baseUrl}
  appId      ${tianyiH5.appId}
  appSecret  ${tianyiH5.appSecret}

Control API  ${control}
  curl -X POST -H 'Content-Type: application/json' -d '{"nickname":"张三"}' ${control}/utools/login
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
