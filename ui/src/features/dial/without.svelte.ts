/** Sessions whose vendor has refused tones as such: no view says so before. */
class Without {
  #sessions = $state<Record<string, true>>({});

  add(session: string): void {
    this.#sessions[session] = true;
  }

  has(session: string): boolean {
    return this.#sessions[session] === true;
  }
}

export const without = new Without();
