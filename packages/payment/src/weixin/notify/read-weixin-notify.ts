import { decodeText, type NotifyInput, readNotify } from '@kaifang/http-core'
import { readXml, type XmlFields } from '../xml/read-xml.ts'
import type { NotifyFailures } from './notify-failures.ts'

/**
 * Reads the fields of a notification from its raw body. Nothing is believed yet.
 *
 * @throws {@link InputError} when the body is already parsed.
 * @throws {@link DecodeError} when it is no XML of WeChat Pay's kind.
 */
export async function readWeixinNotify(
  caller: string,
  input: NotifyInput,
  failures: NotifyFailures
): Promise<XmlFields> {
  const { bytes } = await readNotify(caller, input)
  const text = decodeText(bytes)
  if (text === undefined) throw failures.decode('got a body that is not UTF-8')
  if (text.trim() === '') throw failures.decode('got an empty body')
  const read = readXml(text, 'xml')
  if ('fault' in read) throw failures.decode(`got a body that ${read.fault}`)
  if (read.fields.return_code !== 'SUCCESS') {
    throw failures.decode('got a message whose return_code is not SUCCESS, which is not signed')
  }
  return read.fields
}
