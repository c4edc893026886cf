import { createHash } from 'node:crypto'
import { isRecord } from '@kaifang/http-core'
import type { TokenContext } from '../tokens/request-token.ts'
import type { YouzanReply } from '../youzan-reply.ts'
import { formatYouzanTime } from '../youzan-time.ts'

/** Keys of a shop's encrypted fields. */
export interface FieldKeys {
  /** The key of a version, 16 bytes; `undefined` where the platform has none. Fetched once, and again for a new version. */
  get(version: string): Promise<Buffer | undefined>
}

/** A version that is unknown after a fetch is not asked for again before this time, in milliseconds. */
const REST_MS = 60_000

/**
 * Signs the question for keys: MD5 of the secret, then each name and value in ASCII order, then the secret. The names are
 * in camel case here and in snake case on the wire.
 *
 * @see Youzan PHP SDK, `Security` (docs/sources.md#youzan-cloud)
 */
export function signKeyQuery(secret: string, fields: Readonly<Record<string, string>>): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => name + fields[name])
    .join('')
  return createHash('md5')
    .update(secret + text + secret)
    .digest('hex')
}

/** Versions and keys of a reply: those of the shop, or of the application where it has one set for all shops. */
function readKeys(data: unknown, grantId: string): Map<string, Buffer> {
  const keys = new Map<string, Buffer>()
  if (!isRecord(data) || !Array.isArray(data.secretKeyInfoList)) return keys
  const owner = Number(data.encryptType) === 0 ? '0' : grantId
  for (const info of data.secretKeyInfoList) {
    if (!isRecord(info) || typeof info.secretKey !== 'string' || String(info.kdtId) !== owner) continue
    const key = Buffer.from(info.secretKey, 'base64')
    if (key.length === 16) keys.set(String(info.version), key)
  }
  return keys
}

/** Makes the keys of a shop. */
export function createFieldKeys({ settings, open, clock }: TokenContext, grantId: string): FieldKeys {
  let known = new Map<string, Buffer>()
  let restUntilMs = 0
  let running: Promise<void> | undefined

  const fetchKeys = async (): Promise<void> => {
    const { clientId, clientSecret } = settings
    const timestamp = formatYouzanTime(clock.now())
    const sign = signKeyQuery(clientSecret, { clientId, kdtId: grantId, timestamp })
    known = await open.send(
      {
        operation: 'decryptField',
        method: 'POST',
        path: '/api/auth_exempt/youzan.cloud.client.query.encryptconfig/1.0.0',
        body: { kind: 'json', value: { client_id: clientId, kdt_id: grantId, timestamp, sign } },
        effect: 'read'
      },
      (data) => readKeys((data as YouzanReply).data, grantId)
    )
    restUntilMs = clock.now() + REST_MS
  }
  return {
    async get(version) {
      if (!known.has(version) && clock.now() >= restUntilMs) {
        running ??= fetchKeys().finally(() => {
          running = undefined
        })
        await running
      }
      return known.get(version)
    }
  }
}
