// Your application makes its handler here, once. The test brings its own.
export const payments = globalThis.payments
