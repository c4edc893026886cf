import { BillError } from '../bill-error.ts'

/** Replies that say that there was no trade that day; compared in lower case, since documents and servers differ. */
const EMPTY_DAY = ['no bill exist', 'no_statement_exist', 'isp.bill_not_exist', 'bill_not_exist']

/** A code and a text of the platform. */
interface VendorFault {
  readonly code: string | undefined
  readonly message: string | undefined
}

/**
 * Makes the error for a reply that is no bill: XML of WeChat Pay v2, JSON of WeChat Pay v3 and Alipay, or a web page.
 *
 * @param text - The reply, or its beginning.
 */
export function describeErrorReply(text: string): BillError {
  const { code, message } = text.startsWith('<') ? readXml(text) : readJson(text)
  const said = [code, message].filter((part) => part !== undefined).join(' ')
  const isEmptyDay = [code, message].some((part) => part !== undefined && EMPTY_DAY.includes(part.toLowerCase()))
  return new BillError(
    'ERR_BILL_CSV_ERROR_REPLY',
    said === ''
      ? 'this is a reply in XML, HTML or JSON, not a bill; look at the reply of the download'
      : `this is an error reply, not a bill: ${said}; ${isEmptyDay ? 'there was no trade: treat it as an empty bill' : 'ask the platform for the bill again'}`,
    { line: 1, vendorCode: code, vendorMessage: message }
  )
}

function readXml(text: string): VendorFault {
  const read = (tag: string): string | undefined =>
    clean(new RegExp(`<${tag}>\\s*(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(text)?.[1])
  return {
    code: read('error_code') ?? read('err_code') ?? read('return_code'),
    message: read('return_msg') ?? read('err_code_des')
  }
}

function readJson(text: string): VendorFault {
  let reply: unknown
  try {
    reply = JSON.parse(text)
  } catch {
    return { code: undefined, message: undefined }
  }
  const outer = toFields(reply)
  // Alipay wraps the answer: {"alipay_…_response":{"code":"40004","sub_code":"isp.bill_not_exist",…},"sign":"…"}.
  const wrapped = Object.keys(outer).find((name) => name.endsWith('_response'))
  const fields = wrapped === undefined ? outer : toFields(outer[wrapped])
  const read = (...names: string[]): string | undefined =>
    clean(names.map((name) => fields[name]).find((value) => typeof value === 'string' || typeof value === 'number'))
  return { code: read('sub_code', 'code', 'errcode'), message: read('sub_msg', 'message', 'msg', 'errmsg') }
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

/** One line, not too long: it ends up in logs. */
function clean(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const text = String(value)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return text === '' ? undefined : text.slice(0, 200)
}
