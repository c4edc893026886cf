// Your application makes its handler here, once. The test brings its own.
exports.payments = globalThis.payments
