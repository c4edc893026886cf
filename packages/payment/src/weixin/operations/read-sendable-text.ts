import { readText, type TextRule } from '@kaifang/http-core'

/** What XML can't carry (XML 1.0, section 2.2), or only as a reference that a platform may not know. */
const RULE: TextRule = {
  pattern: /^(?:[\t\n\r]|[^\p{Cc}\ufffe\uffff])*$/u,
  patternRule: 'text without control characters'
}

/**
 * Reads a text that is sent as it is: line breaks may stand in it, other control characters may not.
 *
 * @throws {@link InputError} with kind and size of the value, never the value.
 */
export function readSendableText(
  caller: string,
  field: string,
  value: unknown,
  limits: Pick<TextRule, 'minLength' | 'maxLength'> = {}
): string {
  return readText(caller, field, value, { ...RULE, ...limits })
}
