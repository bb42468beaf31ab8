/**
 * Calls `close` once an element has been in sight for some milliseconds with neither pointer nor focus on it; returns what cancels that.
 */
export function closeLater(element: Element, milliseconds: number, close: () => void): () => void {
  const gone = new AbortController()
  const { signal } = gone
  let isPointed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const isUsed = isPointed || element.matches(':focus-within')
      if (isUsed || document.hidden || !element.checkVisibility()) wait()
      else close()
    }, milliseconds)
  }
  element.addEventListener('pointerenter', () => (isPointed = true), { signal })
  element.addEventListener(
    'pointerleave',
    () => {
      isPointed = false
      wait()
    },
    { signal },
  )
  element.addEventListener('focusout', wait, { signal })
  signal.addEventListener('abort', () => clearTimeout(timer))
  wait()
  return () => gone.abort()
}
