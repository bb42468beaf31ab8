/** How often a device has been given work from now on, and how often it has done what it was given. */
export interface Submits {
  given: () => number
  done: () => number
}

/** Counts what is submitted to a device from now on. */
export function countSubmits({ queue }: GPUDevice): Submits {
  let [given, done] = [0, 0]
  const submit = queue.submit.bind(queue)
  queue.submit = (buffers) => {
    submit(buffers)
    const all = ++given
    void queue.onSubmittedWorkDone().then(() => (done = Math.max(done, all)))
  }
  return { given: () => given, done: () => done }
}
