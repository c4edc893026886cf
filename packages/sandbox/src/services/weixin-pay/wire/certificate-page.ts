import type { ServiceAnswer } from '../../../engine/service.ts'
import type { Explanation } from '../../../sandbox-types.ts'

/** The page of the web server in front of the platform, for what never gets through to it. */
export function certificatePage(sentence: string, explanation: Explanation): ServiceAnswer {
  const body =
    `<html>\r\n<head><title>400 ${sentence}</title></head>\r\n<body bgcolor="white">\r\n` +
    `<center><h1>400 Bad Request</h1></center>\r\n<center>${sentence}</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return { status: 400, headers: { 'content-type': 'text/html' }, body, explanation, granted: false }
}
