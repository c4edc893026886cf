import { describeValue, InputError, readText } from '@kaifang/http-core'

/**
 * Reads the API key (API 密钥), or several while it is being replaced. A wrong one would only show as "wrong signature".
 *
 * @param caller - For the message.
 * @param value - What the caller gave.
 * @param check - Further rule for each key.
 * @throws {@link InputError} naming the rule and never the key.
 */
export function readWeixinKeys(
  caller: string,
  value: unknown,
  check: (field: string, key: string) => void
): readonly string[] {
  if (!Array.isArray(value)) return [readKey(caller, 'key', value, check)]
  if (value.length === 0) {
    throw new InputError({ caller, field: 'key', rule: 'a key, or a list of keys', received: 'an empty list' })
  }
  return Array.from(value, (key, index) => readKey(caller, `key[${index}]`, key, check))
}

function readKey(caller: string, field: string, value: unknown, check: (field: string, key: string) => void): string {
  const rule = 'the 32 characters of the API key (APIv2 密钥)'
  if (typeof value === 'string' && value !== value.trim() && value.trim().length > 0) {
    throw new InputError({ caller, field, rule, received: 'white space around it', hint: 'A pasted line break?' })
  }
  if (typeof value === 'string' && value.length !== 32 && value.length > 0) {
    throw new InputError({
      caller,
      field,
      rule,
      received: describeValue(value),
      hint: 'Take the APIv2 key of the merchant platform, neither the AppSecret nor the APIv3 key'
    })
  }
  const key = readText(caller, field, value, {
    pattern: /^[\x21-\x7e]{32}$/,
    patternRule: `${rule}, in letters and digits`
  })
  check(field, key)
  return key
}
