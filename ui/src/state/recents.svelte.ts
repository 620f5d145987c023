/** The states picked last in this window, newest first. Two of them stand on top of the list. */
class RecentStates {
  #bySession = $state<Record<string, string[]>>({});

  of(session: string): string[] {
    return this.#bySession[session] ?? [];
  }

  add(session: string, id: string): void {
    this.#bySession[session] = [id, ...this.of(session).filter((other) => other !== id)].slice(0, 2);
  }
}

export const recentStates = new RecentStates();
