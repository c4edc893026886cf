import type { RecordedRequest } from '@kaifang/http-core/testing'

/** Reads a multipart body by an independent decoder: Node's own. */
export function readFormOf(request: RecordedRequest): Promise<FormData> {
  const headers = { 'content-type': String(request.headers['content-type']) }
  return new Response(new Uint8Array(request.body), { headers }).formData()
}
