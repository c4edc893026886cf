exports.keys = 'a text of your own'

// The platforms sign their bytes, which a parser would use up, and they send no CSRF token.
exports.bodyParser = { ignore: '/payments/notify' }
exports.security = { csrf: { ignore: '/payments/notify' } }
