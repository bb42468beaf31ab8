/** Listens for events of one class until the signal aborts. */
export function listen<E extends Event>(
  target: EventTarget,
  kind: { new (...given: never[]): E; readonly type: string },
  act: (event: E) => void,
  signal: AbortSignal,
): void {
  target.addEventListener(kind.type, (event) => event instanceof kind && act(event), { signal })
}
