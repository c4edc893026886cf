import type { KeyObject } from 'node:crypto'
import { type AlipayRefusal, refuseAtGateway } from '../alipay-refusal.ts'
import type { AlipayMerchant } from '../trade/stored-trade.ts'
import { decodeBytes } from '../wire/charset.ts'
import { readChinaTime } from '../wire/china-time.ts'
import { decryptContent } from '../wire/encrypt-content.ts'
import { parseJsonObject } from '../wire/parse-json-object.ts'
import { type SignType, verifyBytes } from '../wire/sign-bytes.ts'
import { stringToSign } from '../wire/string-to-sign.ts'
import type { AlipayCall, AlipayScene, MethodRow } from './alipay-scene.ts'
import { explainAlipaySignature } from './explain-alipay-signature.ts'
import type { GatewayParameters } from './read-parameters.ts'

/** Public parameters that must be there, in the order in which they are missed, with the `sub_code`. */
const required = [
  ['method', 'isv.missing-method', '缺少方法名参数'],
  ['app_id', 'isv.missing-app-id', '缺少appId参数'],
  ['sign_type', 'isv.missing-signature-type', '缺少签名类型参数'],
  ['sign', 'isv.missing-signature', '缺少签名参数'],
  ['timestamp', 'isv.missing-timestamp', '缺少时间戳参数'],
  ['version', 'isv.missing-version', '缺少版本参数']
] as const

/** Checks a request in the platform's order and gives the call that it is; throws {@link AlipayRefusal}. */
export function checkCall(
  parameters: GatewayParameters,
  scene: AlipayScene,
  rows: ReadonlyMap<string, MethodRow>
): { readonly call: AlipayCall; readonly row: MethodRow } {
  const { state, appId } = scene
  const param = (name: string): string | undefined => parameters.values.get(name)?.text || undefined
  const { charset } = parameters
  if (charset === undefined) {
    throw invalid('isv.invalid-charset', '字符集错误', 'charset must be utf-8, gbk or gb2312')
  }
  for (const [name, subCode, text] of required) {
    if (param(name) === undefined) throw refuseAtGateway('40001', subCode, text, `"${name}" is missing or empty`)
  }
  const method = param('method')!
  const row = rows.get(method)
  if (row === undefined) {
    const known = [...rows.keys()].join(', ')
    throw invalid('isv.invalid-method', '不存在的方法名', `the method ${method} is not simulated. Simulated: ${known}`)
  }
  if (param('app_id') !== appId) {
    throw invalid('isv.invalid-app-id', '无效的AppID参数', 'there is no application of that app_id here')
  }
  const signType = param('sign_type')
  const taken = state.settings.signTypes === 'RSA2' ? ['RSA2'] : ['RSA2', 'RSA']
  if (!taken.includes(signType!)) {
    throw invalid('isv.invalid-signature-type', '无效的签名类型', `sign_type must be ${taken.join(' or ')}`)
  }
  const certified = checkCertificates(param, scene)
  checkSignature(parameters, signType as SignType, scene)
  if (readChinaTime(param('timestamp')!) === undefined || param('timestamp')!.length !== 19) {
    throw invalid('isv.invalid-timestamp', '非法的时间戳参数', 'timestamp must be yyyy-MM-dd HH:mm:ss, Beijing time')
  }
  if (param('version') !== '1.0') throw invalid('isv.invalid-parameter', '参数无效', 'version must be 1.0')
  if ((param('format') ?? 'JSON').toUpperCase() !== 'JSON') {
    throw invalid('isv.invalid-format', '无效的数据格式', 'format must be JSON')
  }
  const merchant = checkAuthorization(param('app_auth_token'), scene)
  const encryptType = param('encrypt_type')
  if (encryptType !== undefined && encryptType !== 'AES') {
    throw invalid('isv.invalid-encrypt-type', '无效的加密类型', 'encrypt_type must be AES')
  }
  const encrypted = encryptType === 'AES'
  const content = row.members === undefined ? {} : readContent(param('biz_content'), encrypted, charset, scene)
  return {
    row,
    call: { method, merchant, charset, certified, encrypted, content, files: parameters.files, param }
  }
}

function invalid(subCode: string, text: string, why: string): AlipayRefusal {
  return refuseAtGateway('40002', subCode, text, why)
}

function checkAuthorization(token: string | undefined, { state, appId, sellerId }: AlipayScene): AlipayMerchant {
  const merchant = token === undefined ? { appId, sellerId } : state.authorizations.get(token)
  if (merchant !== undefined) return merchant
  const summary = 'no merchant gave this app_auth_token: take it from authorize()'
  throw refuseAtGateway('20001', 'aop.invalid-app-auth-token', '无效的应用授权令牌', summary)
}

function checkCertificates(param: (name: string) => string | undefined, scene: AlipayScene): boolean {
  const { mode } = scene.state.settings
  const [app, root] = [param('app_cert_sn'), param('alipay_root_cert_sn')]
  const made = scene.keyring.made.certificates
  const certified = mode === 'certificate' || (mode === 'either' && (app ?? root) !== undefined)
  if (!certified) return false
  if (app === undefined) {
    throw refuseAtGateway(
      '40001',
      'isv.missing-app-cert-sn',
      '缺少应用公钥证书SN',
      'certificate mode: app_cert_sn is missing'
    )
  }
  if (root === undefined) {
    const summary = 'certificate mode: alipay_root_cert_sn is missing'
    throw refuseAtGateway('40001', 'isv.missing-alipay-root-cert-sn', '缺少支付宝根证书SN', summary)
  }
  if (app !== made?.application.serial) {
    const expected = made?.application.serial ?? 'none: certificates() was never called'
    throw invalid('isv.invalid-parameter', 'app_cert_sn错误', `app_cert_sn is ${app}, the application's is ${expected}`)
  }
  if (root !== made.rootSerial) {
    const summary = `alipay_root_cert_sn is ${root}, that of the bundle is ${made.rootSerial}: only its RSA certificates count`
    throw invalid('isv.invalid-parameter', 'alipay_root_cert_sn错误', summary)
  }
  return true
}

/** The public key by which the application is known. */
function applicationKey({ state, keyring }: Pick<AlipayScene, 'state' | 'keyring'>): KeyObject | undefined {
  return state.uploadedKey ?? keyring.made.keys?.application.publicKey
}

function checkSignature(parameters: GatewayParameters, signType: SignType, scene: AlipayScene): void {
  const key = applicationKey(scene)
  if (key === undefined) {
    const summary = 'the application has no public key yet: take its keys from keys(), or upload one'
    throw refuseAtGateway(
      '40003',
      'isv.missing-signature-config',
      '验签出错，未配置对应签名算法的公钥或者证书',
      summary
    )
  }
  const fields = [...parameters.values].map(([name, { bytes }]): [string, Buffer] => [name, bytes])
  const text = stringToSign(fields, ['sign'])
  if (verifyBytes(text, parameters.values.get('sign')!.text, key, signType)) return
  const html = decodeBytes(text, parameters.charset!).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const message = `验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：${html}`
  const explanation = explainAlipaySignature({ parameters, text, signType, key, keyring: scene.keyring })
  throw refuseAtGateway('40002', 'isv.invalid-signature', message, explanation)
}

function readContent(
  sent: string | undefined,
  encrypted: boolean,
  charset: AlipayCall['charset'],
  { encryptKey }: AlipayScene
): Readonly<Record<string, unknown>> {
  if (sent === undefined) return {}
  const looksEncrypted = !encrypted && decryptContent(sent, encryptKey) !== undefined
  if (looksEncrypted) {
    const subCode = 'isv.decryption-error-missing-encrypt-type'
    throw refuseAtGateway(
      '40001',
      subCode,
      '解密出错, 未指定加密算法',
      'biz_content is encrypted, encrypt_type is missing'
    )
  }
  const plain = encrypted ? decryptContent(sent, encryptKey) : Buffer.from(sent)
  if (plain === undefined) {
    throw invalid('isv.invalid-encrypt', '解密异常', 'biz_content is not encrypted with the key of the application')
  }
  const content = parseJsonObject(encrypted ? decodeBytes(plain, charset) : sent)
  if (content === undefined) throw invalid('isv.illegal-json', 'JSON格式非法', 'biz_content is not a JSON object')
  return content
}
