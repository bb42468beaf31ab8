/** Console messages that a passing browser test may produce, by exact text, each with its reason. */
export const allowedMessages: readonly { readonly message: string; readonly reason: string }[] = [
  { message: 'No available adapters.', reason: "Chromium's own words whenever requestAdapter gives null." },
  {
    message: 'A valid external Instance reference no longer exists.',
    reason: "Chromium's own words when the process dies that draws for it.",
  },
  {
    message: 'Failed to load resource: net::ERR_FAILED',
    reason: "Chromium's own words for a request that a test cuts off.",
  },
]
