import { createHash } from 'node:crypto'
import { explainSignature, type SignatureGuess } from '../../../engine/explain-signature.ts'
import { fieldKey, signKeyRequest } from '../crypto/encrypt-field.ts'
import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import { readChinaTime } from '../wire/china-time.ts'
import type { Wire } from '../wire/exact-json.ts'
import { refuseBusiness, refuseParameter, YouzanRefusal } from '../youzan-refusal.ts'
import type { StoredApp } from '../youzan-state.ts'

/** The key service of encrypted fields (Youzan reference 10). */
export const encryptConfigApi: ApiRow = {
  name: 'youzan.cloud.client.query.encryptconfig',
  versions: ['1.0.0'],
  note: 'auth-exempt, with a signature of its own over camelCase names; all versions of the key',
  authExempt: true,
  play: getKeys
}

function getKeys({ params }: ApiCall, { apps, state, fieldSeed }: YouzanScene): Wire {
  const clientId = params.text('client_id')
  const app = apps.find((entry) => entry.clientId === clientId)
  if (app === undefined) throw refuseBusiness(1000, '应用信息错误', 'there is no application of that client_id')
  // The type of the id is not said: both are taken.
  const kdt = params.optionalId('kdt_id')
  const kdtId = kdt === undefined ? undefined : Number(kdt)
  if (kdtId !== undefined && !state.shops.has(String(kdtId)))
    throw refuseBusiness(1103, '店铺不存在', 'there is no shop of that kdt_id')
  const timestamp = params.text('timestamp')
  if (readChinaTime(timestamp) === undefined) throw refuseParameter('timestamp', 'is yyyy-MM-dd HH:mm:ss')
  checkSign(app, kdtId, timestamp, params.text('sign'))
  const versions = Array.from({ length: state.fieldKeyVersions }, (_, index) => index + 1)
  return {
    encryptType: kdtId === undefined ? 0 : 1,
    secretKeyInfoList: versions.map((version) => ({
      clientId,
      kdtId: kdtId ?? 0,
      secretKey: fieldKey(fieldSeed, clientId, kdtId ?? 0, version).secretKey,
      version
    }))
  }
}

function checkSign(
  { clientId, clientSecret }: StoredApp,
  kdtId: number | undefined,
  timestamp: string,
  sign: string
): void {
  const { text, sign: expected } = signKeyRequest({ clientId, kdtId, timestamp }, clientSecret)
  if (sign === expected) return
  const kdt = kdtId === undefined ? '' : `kdt_id${kdtId}`
  const guess = (cause: string, signed: string): SignatureGuess => ({ cause, text: signed, signature: md5(signed) })
  const explanation = explainSignature({
    stringToSign: text,
    expected,
    received: sign,
    guesses: [
      guess(
        'the names were signed in snake_case as they are sent; sign clientId, kdtId, timestamp',
        `${clientSecret}client_id${clientId}${kdt}timestamp${timestamp}${clientSecret}`
      ),
      guess(
        'kdtId was not signed; it is, whenever kdt_id is sent',
        signKeyRequest({ clientId, kdtId: undefined, timestamp }, clientSecret).text
      ),
      guess('the secret stands at one end only; it goes before and after', text.slice(clientSecret.length))
    ]
  })
  throw new YouzanRefusal('business', 1000, '签名错误', explanation)
}

function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex')
}
