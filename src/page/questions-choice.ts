const key = 'badlands-questions'

/** True where lectures ask their questions on this machine, as they do until somebody turns them off. */
export function rememberedQuestions(): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

export function rememberQuestions(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    return
  }
}
