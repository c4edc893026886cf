import type { ReplyView } from '@kaifang/http-core'
import type { XmlFields } from '../xml/read-xml.ts'

/**
 * Refuses a reply about something else than what was asked: signed as it may be, it belongs to another call.
 *
 * @param asked - Numbers that were sent, by wire name.
 */
export function checkNumbers(fields: XmlFields, asked: object, reply: ReplyView): void {
  for (const [name, value] of Object.entries(asked) as [string, string | undefined][]) {
    if (value === undefined || fields[name] === value) continue
    throw reply.fail.signature(
      'ERR_SIGNATURE_BINDING',
      `sent a reply about another ${name}`,
      'do not act on it; it is signed, and belongs to another call'
    )
  }
}
