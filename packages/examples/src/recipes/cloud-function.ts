import type { NotifyHandler } from '@kaifang/payment'

/** What a cloud function gets when it is called by its address: uniCloud (云函数 URL 化), and SCF behind a gateway. */
export interface UrlEvent {
  readonly path: string
  readonly httpMethod: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

/** What it answers; uniCloud on Alibaba Cloud asks for the mark, the others pass over it. */
export interface UrlReply {
  readonly mpserverlessComposedResponse: true
  readonly isBase64Encoded: boolean
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Makes the function: `exports.main = createCloudFunction(payments)`. The event goes in whole: its body may be Base64. */
export function createCloudFunction(payments: NotifyHandler): (event: UrlEvent) => Promise<UrlReply> {
  return async (event) => {
    const { status, contentType, body } = await payments.reply(event)
    return {
      mpserverlessComposedResponse: true,
      isBase64Encoded: false,
      statusCode: status,
      headers: { 'content-type': contentType },
      body
    }
  }
}
