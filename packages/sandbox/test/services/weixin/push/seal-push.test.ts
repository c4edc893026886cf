import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPush, pushSignature, sealPush } from '../../../../src/services/weixin/push/seal-push.ts'
import { hasPhp, runPhp } from '../../../support/run-php.ts'

// Published by the platform (WeChat reference 8.7): Token AAAAA, EncodingAESKey 43 × A.
const key = 'A'.repeat(43)
const appId = 'wxba5fad812f8e6fb9'
const encrypt =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04='
const message =
  '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}'

describe('pushSignature', () => {
  it.each([
    [['1714036504', '1514711492'], 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
    [['1714037059', '486452656'], '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
    [['1714112445', '415670741'], '6c5c811b55cc85e0e1b54100749188c20beb3f5d'],
    [['1714112445', '415670741', encrypt], '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3']
  ])('gives the published signature of %j', (parts, signature) => {
    expect(pushSignature('AAAAA', ...parts)).toBe(signature)
  })
})

describe('sealPush', () => {
  it('gives the published ciphertext of the published push', () => {
    expect(sealPush({ message, appId, encodingAesKey: key, random: Buffer.from('a8eedb185eb2fecf') })).toBe(encrypt)
  })

  it('gives the published reply', () => {
    const sealed = sealPush({
      message: '{"demo_resp":"good luck"}',
      appId,
      encodingAesKey: key,
      random: Buffer.from('707722b803182950')
    })
    expect(sealed).toBe('ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==')
    expect(pushSignature('AAAAA', '1713424427', '415670741', sealed)).toBe('1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1')
  })

  // WxJava's test (WeChat reference 8.7): the last character of the key carries bits that are not used.
  it('gives what another implementation gives', () => {
    expect(
      sealPush({
        message: '我是中文abcd123',
        appId: 'wxb11529c136998cb6',
        encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
        random: Buffer.from('aaaabbbbccccdddd')
      })
    ).toBe('jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==')
  })

  it.skipIf(!hasPhp)('agrees with PHP for every length of padding', () => {
    const messages = Array.from({ length: 34 }, (_, length) => 'a'.repeat(length))
    const program =
      '[$m,$a,$k]=json_decode(stream_get_contents(STDIN));$k=base64_decode($k."=");echo json_encode(array_map(function($x)use($a,$k){$p=str_repeat("r",16).pack("N",strlen($x)).$x.$a;$n=32-strlen($p)%32;return base64_encode(openssl_encrypt($p.str_repeat(chr($n),$n),"aes-256-cbc",$k,OPENSSL_RAW_DATA|OPENSSL_ZERO_PADDING,substr($k,0,16)));},$m));'
    const random = Buffer.alloc(16, 'r')
    expect(messages.map((text) => sealPush({ message: text, appId, encodingAesKey: key, random }))).toEqual(
      runPhp(program, [messages, appId, key])
    )
  })
})

describe('openPush', () => {
  it('opens what was sealed, for any message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = sealPush({ message: text, appId, encodingAesKey: key, random: Buffer.alloc(16, 7) })
        expect(openPush(sealed, appId, key)).toBe(Buffer.from(text).toString())
      })
    )
  })

  it.each([
    ['another app', sealPush({ message, appId: 'wx0', encodingAesKey: key, random: Buffer.alloc(16) })],
    ['another key', sealPush({ message, appId, encodingAesKey: 'B'.repeat(43), random: Buffer.alloc(16) })],
    [
      'a length past the end',
      sealPush({ message, appId, encodingAesKey: key, random: Buffer.alloc(16), length: 0x7fffffff })
    ],
    [
      'padding of zeros',
      sealPush({
        message,
        appId,
        encodingAesKey: key,
        random: Buffer.alloc(16),
        pad: (length) => Buffer.alloc(32 - (length % 32))
      })
    ],
    ['nothing', ''],
    ['half a block', 'AAAA']
  ])('refuses %s', (_, sealed) => {
    expect(openPush(sealed, appId, key)).toBeUndefined()
  })

  it('never fails', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        openPush(Buffer.from(bytes).toString('base64'), appId, key)
      })
    )
  })
})
