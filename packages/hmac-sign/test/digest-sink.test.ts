import { describe, expect, it } from 'vitest'
import { takeSink, writeBytes } from '../src/byte-sink.ts'
import { readSecret } from '../src/create-secret.ts'
import { digestSink } from '../src/digest-sink.ts'
import { BLOCK_BYTES } from '../src/hmac-pads.ts'

const JEFE = readSecret('Jefe', 'secret')

function sinkOf(text: string) {
  const sink = takeSink(BLOCK_BYTES)
  writeBytes(sink, Buffer.from(text))
  return sink
}

describe('digestSink', () => {
  // RFC 2202, case 2, and RFC 4231, section 4.3
  it('keys one sink by turns with two hashes', () => {
    const sink = sinkOf('what do ya want for nothing?')
    for (let turn = 0; turn < 2; turn++) {
      expect(digestSink(sink, { hash: 'sha1', keyed: true }, JEFE)).toBe('effcdf6ae5eb2fa2d27416d5f184df9c259a7c79')
      expect(digestSink(sink, { hash: 'sha256', keyed: true }, JEFE)).toBe(
        '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
      )
    }
  })

  it('prepares the key blocks of a secret once a hash', () => {
    const secret = readSecret('only here', 'secret')
    digestSink(sinkOf('a'), { hash: 'sha1', keyed: true }, secret)
    const pads = secret.pads.get('sha1')
    digestSink(sinkOf('b'), { hash: 'sha1', keyed: true }, secret)
    expect(secret.pads.get('sha1')).toBe(pads)
    expect([...secret.pads.keys()]).toEqual(['sha1'])
  })

  // RFC 1321, A.5
  it('hashes the message alone when there is no key', () => {
    expect(digestSink(sinkOf('abc'), { hash: 'md5', keyed: false }, undefined)).toBe('900150983cd24fb0d6963f7d28e17f72')
  })
})
