/**
 * Canonical parameter strings and keyed digests, the signatures of China's open platforms that need no key pair:
 * uTools (PHP `http_build_query` and HMAC-SHA256), WeChat Pay v2 (raw `k=v&` and MD5 or HMAC-SHA256), Tianyi
 * (HMAC-SHA1), and the text that Alipay signs with RSA. It knows nothing of HTTP, and makes no RSA signatures.
 * @module
 */
export { type CanonicalQueryOptions, canonicalQuery } from './canonical-query.ts'
export { type CanonicalTextOptions, canonicalText } from './canonical-text.ts'
export { createSecret, type Secret } from './create-secret.ts'
export type { DigestAlgorithm } from './digest-algorithm.ts'
export { type DigestHexOptions, digestHex, type LetterCase } from './digest-hex.ts'
export { type HttpBuildQueryOptions, httpBuildQuery } from './http-build-query.ts'
export type { Params, ParamValue, ReceivedParams, TextParams } from './params.ts'
export type { QueryEncoding } from './percent-encode.ts'
export type { SignDialectOptions, SignDigestOptions, SignOptions } from './sign-options.ts'
export { signParams } from './sign-params.ts'
export { sortParams } from './sort-params.ts'
export { timingSafeEqual } from './timing-safe-equal.ts'
export { verifyParams } from './verify-params.ts'
