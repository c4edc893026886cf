import { type SignOptions, signParams, verifyParams } from '@kaifang/hmac-sign'
import type { Fields, RequestDescription, SignContext, Signer } from '@kaifang/http-core'
import type { ReadWeixinSettings, WeixinSignType } from './weixin-settings.ts'
import { writeXml } from './xml/write-xml.ts'

const XML = 'text/xml; charset=utf-8'
/** WeChat Pay v2 (签名算法): sorted `k=v&`, empty values left out, `&key=` and the key, hex in capitals. */
const COMMON = { dialect: 'text', skipEmpty: true, secretSuffix: '&key=', letterCase: 'upper' } as const

const RULES: Readonly<Record<WeixinSignType, SignOptions>> = {
  MD5: { ...COMMON, algorithm: 'md5' },
  'HMAC-SHA256': { ...COMMON, algorithm: 'hmac-sha256' }
}

/** Signs fields as they are sent. */
export function signWeixinFields(
  fields: Readonly<Record<string, string>>,
  settings: Pick<ReadWeixinSettings, 'key'>,
  signType: WeixinSignType
): string {
  return signParams(fields, settings.key, RULES[signType])
}

/** Why a signature was not believed. */
export type SignFault = 'missing' | 'lower-case' | 'weaker' | 'malformed' | 'mismatch'

/**
 * Verifies the signature over all received fields, also those that we do not know.
 *
 * The algorithm follows the length of the signature, because the platform does not always name it. It is never weaker than
 * the configured one: where that is HMAC-SHA256, an MD5 signature is refused unseen.
 *
 * @returns Nothing when one of the keys has made it, otherwise what is wrong.
 */
export function verifyWeixinFields(
  fields: Readonly<Record<string, string>>,
  settings: Pick<ReadWeixinSettings, 'trusted' | 'signType'>
): SignFault | undefined {
  const { sign } = fields
  if (sign === undefined || sign === '') return 'missing'
  if (!/^(?:[\dA-F]{32}){1,2}$/.test(sign)) return /^(?:[\da-f]{32}){1,2}$/i.test(sign) ? 'lower-case' : 'malformed'
  const signType = sign.length === 64 ? 'HMAC-SHA256' : 'MD5'
  if (signType === 'MD5' && settings.signType !== 'MD5') return 'weaker'
  return verifyParams(fields, sign, settings.trusted, RULES[signType]) ? undefined : 'mismatch'
}

/** What a fault means, in words for an error: what was refused, and what to do. */
export const SIGN_FAULTS: Readonly<Record<SignFault, readonly [string, string]>> = {
  missing: ['that has no signature', 'do not act on it; WeChat Pay signs these'],
  'lower-case': ['whose signature is in small letters', 'do not act on it; WeChat Pay writes capitals'],
  malformed: ['whose signature is no 32 or 64 hex digits', 'do not act on it'],
  weaker: [
    'that is signed with MD5 though HMAC-SHA256 is configured',
    'do not act on it; an order placed with MD5 before the change is reported with MD5: ask orderQuery for it'
  ],
  mismatch: [
    'whose signature does not match',
    'do not act on it; if it is real, check that key is the APIv2 key of this mchId (not the AppSecret, not the APIv3 key) ' +
      'and was not replaced since: give the old and the new one as a list'
  ]
}

/** Adds app, merchant, nonce and signature to a form of fields, and writes all of them as XML. */
export function createWeixinSigner(settings: ReadWeixinSettings): Signer {
  const { appId, mchId, subAppId, subMchId } = settings
  return {
    signParams(description: RequestDescription, context: SignContext): RequestDescription {
      const given = description.body?.kind === 'form' ? description.body.fields : {}
      const signType = (given.sign_type as WeixinSignType | undefined) ?? settings.signType
      const fields = textsOf({
        appid: appId,
        mch_id: mchId,
        sub_appid: subAppId,
        sub_mch_id: subMchId,
        nonce_str: context.nonce(),
        // MD5 is what the platform takes where nothing is said.
        sign_type: signType === 'MD5' ? undefined : signType,
        ...given
      })
      fields.sign = signWeixinFields(fields, settings, signType)
      return { ...description, body: { kind: 'encoded', fields, text: writeXml(fields), contentType: XML } }
    }
  }
}

/** One text each, made once: what is signed is what is sent. Empty values are neither. */
function textsOf(fields: Fields): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== '') texts[name] = String(value)
  }
  return texts
}
