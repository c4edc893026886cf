import { describe, expect, it } from 'vitest'
import { readKeyTexts } from '../../src/keys/key-text.ts'
import { APP_KEY, appPrivateKey } from '../support/keys.ts'

const bare = APP_KEY.privateKeyPkcs1
const der = Buffer.from(bare, 'base64')
const pem = appPrivateKey.export({ type: 'pkcs1', format: 'pem' }) as string
const wrap = (text: string, width: number, mark: string) => text.match(new RegExp(`.{1,${width}}`, 'g'))!.join(mark)
const read = (value: unknown) => readKeyTexts('initAlipay', 'privateKey', value)

describe('readKeyTexts', () => {
  it.each([
    ['in one line', bare],
    ['in lines of 64', wrap(bare, 64, '\n')],
    ['in lines of 76 with carriage returns', wrap(bare, 76, '\r\n')],
    ['with blanks around', `  ${bare}\n\n`],
    ['with lines that are indented', wrap(bare, 64, '\n   ')],
    ['with line breaks written as \\n', wrap(bare, 64, '\\n')],
    ['with line breaks that became blanks', wrap(bare, 64, ' ')],
    ['with a byte order mark', `\ufeff${bare}`],
    ['as bytes of text', Buffer.from(bare)],
    ['as DER', new Uint8Array(der)]
  ])('reads bare Base64 %s', (_, value) => {
    expect(read(value)).toEqual([{ label: undefined, der }])
  })

  it.each([
    ['as a file has it', pem],
    ['as bytes', Buffer.from(pem)],
    ['with carriage returns', pem.replaceAll('\n', '\r\n')],
    ['in one line with \\n', pem.replaceAll('\n', '\\n')],
    ['in one line with \\r\\n', pem.replaceAll('\n', '\\r\\n')],
    ['in one line with blanks', pem.replaceAll('\n', ' ').replaceAll('RSA PRIVATE KEY', 'RSA PRIVATE KEY')],
    ['with text around', `Key of today\n${pem}\nend`]
  ])('reads PEM %s', (_, value) => {
    expect(read(value)).toEqual([{ label: 'RSA PRIVATE KEY', der }])
  })

  it('reads every block of a file', () => {
    const two = `${pem}\n-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----`
    expect(read(two).map(({ label }) => label)).toEqual(['RSA PRIVATE KEY', 'CERTIFICATE'])
  })

  it.each([
    [
      'a blank in a line, as a form makes of a +',
      `${bare.slice(0, 70)} ${bare.slice(71)}`,
      'text with white space inside. Was a + turned into a blank'
    ],
    ['a blank of no width', `${bare.slice(0, 70)}\u200b${bare.slice(70)}`, 'a character that is no Base64 (U+200B)'],
    ['quotation marks', `"${bare}"`, 'a character that is no Base64 (U+0022)'],
    ['Base64 of URLs', bare.replaceAll('+', '-'), 'a character that is no Base64 (U+002D)'],
    ['one letter less', bare.slice(0, -3), 'Base64 that was cut'],
    ['padding in the middle', `${bare.slice(0, 20)}==${bare.slice(22)}`, 'Base64 that was cut'],
    ['nothing between the marks', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----', 'empty text'],
    ['half of a block', pem.slice(0, -40), 'half of a PEM block'],
    ['no text', '  ', 'text of 2 characters'],
    ['nothing', undefined, 'nothing'],
    ['a number', 7, 'an integer outside the range']
  ])('refuses %s, and says so without the text', (_, value, words) => {
    let message = ''
    try {
      read(value)
    } catch (error) {
      message = (error as Error).message
    }
    expect(message).toContain(
      `initAlipay: "privateKey" expected a key in Base64 or PEM, got ${words}`.replace(
        'got a character',
        'got text with a character'
      )
    )
    expect(message).not.toContain(bare.slice(0, 12))
  })
})
