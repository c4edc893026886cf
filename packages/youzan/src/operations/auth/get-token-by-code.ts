import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import type { YouzanContext } from '../../youzan-context.ts'
import { keepByAuthority } from './keep-by-authority.ts'
import type { TokenResult } from './token-result.ts'

/** Input of {@link YouzanAuth.getTokenByCode}. */
export interface GetTokenByCodeInput {
  /** Code that came to your callback address (授权码): good for 2 minutes and once. */
  readonly code: string
  /** Your callback address. Only one of the platform's SDKs sends it: give it where the platform asks for it. */
  readonly redirectUri?: string
}

const UNBROKEN = { pattern: /^\S+$/, patternRule: 'text without white space' }

/** The wire call of {@link YouzanAuth.getTokenByCode}. */
export async function getTokenByCode(
  context: YouzanContext,
  input: GetTokenByCodeInput,
  options?: CallOptions
): Promise<TokenResult> {
  const caller = 'youzan.auth.getTokenByCode'
  const { code, redirectUri } = readInput(caller, input, ['code', 'redirectUri'])
  const grant = {
    kind: 'code',
    code: readText(caller, 'code', code, UNBROKEN),
    redirectUri: redirectUri === undefined ? undefined : readText(caller, 'redirectUri', redirectUri, UNBROKEN)
  } as const
  return keepByAuthority(context, grant, options)
}
