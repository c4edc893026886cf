import { createCipheriv, createHash } from 'node:crypto'

/** `req_info`: AES-256-ECB with PKCS#7 padding under the lower-case hex text of the API key's MD5, in Base64 (退款结果通知, 解密步骤). */
export function sealReqInfo(text: string, key: string): string {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(key).digest('hex'), null)
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}
