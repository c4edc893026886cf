import { payments } from '../../../payments'

// A route handler gets a Fetch request that nobody has read.
export const POST = (request) => payments.fetch(request)
