/**
 * XXTEA over bytes and text, for systems that demand it: the `xxtea/*` libraries, cocos2d-x, Tianyi (天翼). Without any
 * dependency, the same in Node, browsers and edge runtimes. It does not authenticate, and new designs should not use it.
 *
 * @module
 */
export { base64ToBytes, bytesToBase64 } from './base64.ts'
export { bytesToHex, type HexOptions, hexToBytes, type LetterCase } from './hex.ts'
export { type DecryptOptions, decrypt, encrypt, type XxteaOptions } from './xxtea.ts'
export { XxteaError, type XxteaErrorCode } from './xxtea-error.ts'
export { type KeyOptions, type KeyRule, prepareKey, type XxteaKey } from './xxtea-key.ts'
export {
  type CiphertextEncoding,
  type DecryptTextOptions,
  decryptText,
  type EncryptTextOptions,
  encryptText,
  type XxteaTextOptions
} from './xxtea-text.ts'
