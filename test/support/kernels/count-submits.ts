/**
 * How often a device has been given work since counting began, and how often it has finished what it was
 * given.
 */
export interface Submits {
  given: () => number
  done: () => number
}

/** Starts to count the submissions to a device. */
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
