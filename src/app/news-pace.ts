/** Milliseconds between two news of how far work is. */
const newsEvery = 150

/** Hands on how far work is now and then, not each time. */
export class NewsPace {
  readonly #news: () => void
  #told = 0

  constructor(news: () => void) {
    this.#news = news
  }

  tell(): void {
    const now = performance.now()
    if (now - this.#told < newsEvery) return
    this.#told = now
    this.#news()
  }
}
