/**
 * One of several processes of a server: makes many calls at once, with a token that all of them share through Redis.
 * @module
 */
import { createRedisTokenStore } from '@kaifang/redis-store'
import { initWeixin } from '@kaifang/wechat-openapi'
import { createClient } from 'redis'

/** What the parent process tells it. */
export interface WeixinWorkerInput {
  readonly redisUrl: string
  readonly baseUrl: string
  readonly appId: string
  readonly secret: string
  readonly calls: number
}

process.once('message', async (work: WeixinWorkerInput) => {
  const redis = createClient({ url: work.redisUrl })
  redis.on('error', () => undefined)
  await redis.connect()
  const { baseUrl, appId, secret } = work
  const weixin = initWeixin({ baseUrl, appId, secret, tokenStore: createRedisTokenStore(redis) })
  const codes = await Promise.all(
    Array.from({ length: work.calls }, (_, index) => weixin.wxacode.getUnlimited({ scene: `${process.pid}-${index}` }))
  )
  await weixin.close()
  await redis.close()
  process.send?.(codes.length, () => process.disconnect())
})
process.send?.('ready')
