/** Puts another address in the place of this page's, where the browser allows it: a sandboxed frame keeps the one that it has. */
export function replaceAddress(address: string): void {
  try {
    history.replaceState(history.state, '', address)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
