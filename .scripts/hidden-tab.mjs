/**
 * Hides the page as switching to another tab would: it receives the events, and gets no frames until
 * `showTab` is called. Runs inside the page, since Playwright keeps every page visible in any window or tab.
 */
export function hideTab() {
  const waiting = []
  const { requestAnimationFrame: request } = globalThis
  const become = (state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
    Object.defineProperty(document, 'hidden', { configurable: true, value: state === 'hidden' })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }
  globalThis.requestAnimationFrame = (callback) => -waiting.push(callback)
  globalThis.showTab = () => {
    globalThis.requestAnimationFrame = request
    for (const callback of waiting) request(callback)
    become('visible')
  }
  become('hidden')
}
