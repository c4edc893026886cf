import assert from 'node:assert/strict'

/** The vector of the XXTEA libraries' own documentation. */
export function smokeCall({ '@kaifang/xxtea': { decryptText, encryptText } }) {
  const text = 'Hello World! 你好，中国🇨🇳！'
  const options = { keyRule: 'pad-or-truncate', encoding: 'base64' }
  const sealed = encryptText(text, '1234567890', options)
  assert.equal(sealed, 'D4t0rVXUDl3bnWdERhqJmFIanfn/6zAxAY9jD6n9MSMQNoD8TOS4rHHcGuE=')
  assert.equal(decryptText(sealed, '1234567890', options), text)
}
