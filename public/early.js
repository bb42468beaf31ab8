{
  const arrivals = []
  const taken = new AbortController()
  const prevent = (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const keep = (event) => {
    const from = event.dataTransfer ?? event.clipboardData
    const isTyped =
      event.type === 'paste' && event.composedPath().some((place) => place.matches?.('input, textarea'))
    const files = [...(from?.files ?? [])]
    const text = event.type === 'paste' && from ? from.getData('text/plain') : ''
    if (isTyped || (files.length === 0 && text.trim() === '')) return
    event.preventDefault()
    arrivals.push({ files, text })
  }
  for (const type of ['dragenter', 'dragover']) addEventListener(type, prevent, { signal: taken.signal })
  for (const type of ['drop', 'paste']) addEventListener(type, keep, { signal: taken.signal })
  window.badlandsEarly = { arrivals, stop: () => taken.abort() }
}
