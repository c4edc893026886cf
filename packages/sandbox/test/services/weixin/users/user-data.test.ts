import { createDecipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encryptUserData, signRawData, signWithSession } from '../../../../src/services/weixin/users/user-data.ts'
import { hasPhp, runPhp } from '../../../support/run-php.ts'

describe('signatures of user data', () => {
  // Published by the platform (WeChat reference 8.6).
  it('signs rawData as documented', () => {
    const rawData =
      '{"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou","province":"Guangdong","country":"CN","avatarUrl":"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0"}'
    expect(signRawData(rawData, 'HyVFkGl5F5OQWJZZaNzBBg==')).toBe('75e81ceda165f4ffa64f4068af58c64b8f54b88c')
  })

  // Published by the platform (WeChat reference 8.5): the key is the text, not what it decodes to.
  it('signs with the text of the session_key', () => {
    expect(signWithSession('{"foo":"bar"}', 'o0q0otL8aEzpcZL/FT9WsQ==')).toBe(
      '654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b'
    )
  })
})

describe('encryptUserData', () => {
  const sessionKey = 'tiihtNczf5v6AKRyjwEUhQ=='
  const iv = 'r7BXXKkLb8qrSNn05n0qiA=='
  // The official demo (WeChat reference 8.6).
  const encryptedData =
    'CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew=='

  it('gives the published ciphertext for the published text', () => {
    const decipher = createDecipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), Buffer.from(iv, 'base64'))
    const text = decipher.update(encryptedData, 'base64', 'utf8') + decipher.final('utf8')
    expect(JSON.parse(text)).toMatchObject({
      openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
      nickName: 'Band',
      watermark: { timestamp: 1477314187, appid: 'wx4f4bc4dec97d474b' }
    })
    expect(encryptUserData(text, sessionKey, Buffer.from(iv, 'base64'))).toBe(encryptedData)
  })

  it.skipIf(!hasPhp)('agrees with PHP about text of any length', () => {
    const texts = Array.from({ length: 40 }, (_, length) => '年'.repeat(length))
    const program =
      '[$t,$k,$i] = json_decode(stream_get_contents(STDIN)); echo json_encode(array_map(fn($x) => openssl_encrypt($x, "aes-128-cbc", base64_decode($k), 0, base64_decode($i)), $t));'
    expect(texts.map((text) => encryptUserData(text, sessionKey, Buffer.from(iv, 'base64')))).toEqual(
      runPhp(program, [texts, sessionKey, iv])
    )
  })
})
