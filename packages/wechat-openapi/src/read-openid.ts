import { readText } from '@kaifang/http-core'

/** Reads an id of a user (openid). */
export function readOpenid(caller: string, field: string, value: unknown): string {
  return readText(caller, field, value, { pattern: /^[\w-]+$/, patternRule: 'an openid: letters, digits, "_" and "-"' })
}
