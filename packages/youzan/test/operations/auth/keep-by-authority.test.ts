import { createMemoryTokenStore } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { startPlatform, tokenReply } from '../../support/start-platform.ts'

describe('a token whose shop only the platform knows', () => {
  it('is kept under the shop that it names', async () => {
    const tokenStore = createMemoryTokenStore()
    const { youzan, answerToken } = await startPlatform({ tokenStore })
    answerToken(tokenReply())
    expect(await youzan.auth.getTokenByCode({ code: 'c' })).toMatchObject({ stored: true })
    expect(await tokenStore.read('youzan:test_client:42587152')).toMatchObject({
      value: '774ae7b675f8db2aa65d38bf5de710b',
      refreshValue: '93fdf9ffac4cba63a7044b64d5w9603'
    })
  })

  it('is given and not kept where the platform names none', async () => {
    const { youzan, answerToken } = await startPlatform()
    answerToken(tokenReply({ authority_id: undefined }))
    expect(await youzan.auth.getTokenByCode({ code: 'c' })).toMatchObject({
      accessToken: '774ae7b675f8db2aa65d38bf5de710b',
      stored: false
    })
  })

  it('is given where the store is out of reach: the platform will not give it again', async () => {
    const store = createMemoryTokenStore()
    const tokenStore = { ...store, acquire: () => Promise.reject(new Error('down')) }
    const { youzan, answerToken } = await startPlatform({ tokenStore })
    answerToken(tokenReply())
    expect(await youzan.auth.getTokenByCode({ code: 'c' })).toMatchObject({
      refreshToken: '93fdf9ffac4cba63a7044b64d5w9603',
      stored: false
    })
  })
})
