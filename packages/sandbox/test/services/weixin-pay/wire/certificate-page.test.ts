import { expect, it } from 'vitest'
import { certificatePage } from '../../../../src/services/weixin-pay/wire/certificate-page.ts'

// Recorded: binarywang/weixin-java-pay-demo issue 60.
it('is the page that nginx sends', () => {
  const { status, body } = certificatePage('The SSL certificate error', { summary: 'x' })
  expect([status, body]).toEqual([
    400,
    `<html>\r\n<head><title>400 The SSL certificate error</title></head>\r\n<body bgcolor="white">\r\n<center><h1>400 Bad Request</h1></center>\r\n<center>The SSL certificate error</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  ])
})
