/** So many are remembered at most; each is some hundred bytes. Past that, the oldest are forgotten first. */
const rememberedMaximum = 50_000;

/**
 * Tokens that were given back before they ran out. They are remembered in this process alone, by a random number that stands for nobody:
 * a row would say who came and when. After a restart, or in another process, a copy of such a token works until it runs out; the cookie
 * itself is gone from its browser everywhere.
 */
export class EndedTokens {
  readonly #runOutAt = new Map<string, number>();

  /** @param runsOutAt and `now` in seconds since 1970 */
  end(id: string, runsOutAt: number, now: number): void {
    this.#runOutAt.set(id, runsOutAt);
    for (const [oldest, ranOutAt] of this.#runOutAt) {
      if (ranOutAt > now && this.#runOutAt.size <= rememberedMaximum) return;
      this.#runOutAt.delete(oldest);
    }
  }

  has(id: string): boolean {
    return this.#runOutAt.has(id);
  }
}
