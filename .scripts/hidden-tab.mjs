/**
 * Hides the page as another tab before it would: it is told so, and gets no frames before it calls `showTab`. Called in the page, since
 * Playwright keeps every page visible, in whatever window or tab it is.
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
