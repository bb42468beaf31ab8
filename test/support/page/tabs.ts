import type { Tabs } from '../../../src/study/lecture/writing-turn.ts'

interface Asked {
  readonly grant: () => void
  readonly refuse: (reason: unknown) => void
}

const ended = () => new DOMException('', 'AbortError')

/**
 * Tabs of one browser, with a minimal version of the platform's locks: one holder for each name, and a queue.
 */
export function fewTabs(): Tabs {
  const holders = new Map<string, Asked>()
  const waiting = new Map<string, Asked[]>()
  const next = (name: string) => waiting.get(name)?.shift()?.grant()
  const request = (
    name: string,
    { ifAvailable = false, steal = false, signal }: LockOptions,
    use: LockGrantedCallback<unknown>,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const asked: Asked = { grant: () => void hold(), refuse: reject }
      const hold = async () => {
        holders.set(name, asked)
        await use({ name, mode: 'exclusive' })
        if (holders.get(name) !== asked) return
        holders.delete(name)
        resolve(undefined)
        next(name)
      }
      const holder = holders.get(name)
      if (!holder) return void hold()
      if (ifAvailable) return void Promise.resolve(use(null)).then(resolve)
      if (steal) {
        holder.refuse(ended())
        return void hold()
      }
      const all = waiting.get(name) ?? []
      waiting.set(name, [...all, asked])
      signal?.addEventListener('abort', () => {
        waiting.set(
          name,
          (waiting.get(name) ?? []).filter((one) => one !== asked),
        )
        reject(ended())
      })
    })
  return {
    locks: { request } as unknown as Tabs['locks'],
    channel: (name) => new BroadcastChannel(name),
  }
}
