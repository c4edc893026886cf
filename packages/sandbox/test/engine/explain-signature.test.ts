import { describe, expect, it } from 'vitest'
import { badlyCopiedSecrets, explainSignature } from '../../src/engine/explain-signature.ts'

const guesses = [
  { cause: 'first', text: 'a=1&b=*', signature: 'sig1' },
  { cause: 'second', text: 'a=1&b=%2A', signature: 'sig2' }
]
const explain = (received: string) =>
  explainSignature({ stringToSign: 'a=1&b=%2A', expected: 'sigX', received, guesses })

describe('explainSignature', () => {
  it('finds the mistake and where the texts differ', () => {
    expect(explain('sig1')).toMatchObject({
      likelyCause: 'first',
      clientSigned: 'a=1&b=*',
      stringDiffersAt: 6,
      signatureDiffersAt: 3
    })
  })

  it('shows no difference of the texts when only the secret was wrong', () => {
    expect(explain('sig2')).toMatchObject({ likelyCause: 'second', stringDiffersAt: undefined })
  })

  it('counts bytes, and a text that ends early differs at its end', () => {
    const explanation = explainSignature({
      stringToSign: '年年',
      expected: 'abc',
      received: 'ab',
      guesses: [{ cause: 'x', text: '年x', signature: 'ab' }]
    })
    expect(explanation).toMatchObject({ stringDiffersAt: 3, signatureDiffersAt: 2 })
  })

  it('says so when nothing fits', () => {
    expect(explain('other').likelyCause).toContain('none of the usual mistakes')
  })
})

it('never takes the right secret for a badly copied one', () => {
  expect(badlyCopiedSecrets('aB').map(({ secret }) => secret)).not.toContain('aB')
})
