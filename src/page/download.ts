/** Time after which every browser has begun to save, in milliseconds. */
const patience = 60_000

/** Has the browser save a file under a name. */
export function download(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), patience)
}
