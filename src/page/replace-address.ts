/** Replaces the address of this page if the browser allows it; a sandboxed frame keeps its own. */
export function replaceAddress(address: string): void {
  try {
    history.replaceState(history.state, '', address)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
