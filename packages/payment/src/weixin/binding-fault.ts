import type { ReadWeixinSettings } from './weixin-settings.ts'
import type { XmlFields } from './xml/read-xml.ts'

type Bound = Pick<ReadWeixinSettings, 'appId' | 'mchId' | 'subMchId' | 'subAppId'>

/**
 * Compares who a message is for with who we are. A service provider (服务商) has one key for all its sub-merchants, so theirs
 * count too.
 *
 * @returns Nothing when it is for us, otherwise whom it is for, in words.
 */
export function bindingFault(fields: XmlFields, settings: Bound): string | undefined {
  if (fields.appid !== settings.appId) return 'another app (appid)'
  if (fields.mch_id !== settings.mchId) return 'another merchant (mch_id)'
  if (settings.subMchId !== undefined && fields.sub_mch_id !== settings.subMchId) {
    return 'another sub-merchant (sub_mch_id)'
  }
  const { sub_appid: subAppId } = fields
  // The platform leaves it out of several replies.
  if (settings.subAppId !== undefined && subAppId !== undefined && subAppId !== '' && subAppId !== settings.subAppId) {
    return "another sub-merchant's app (sub_appid)"
  }
  return undefined
}
