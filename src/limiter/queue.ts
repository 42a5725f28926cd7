/** Work on which other work waits goes first; one slot is always open to the rest, so that it never stands still. */
export type Urgency = 'first' | 'later';

/** Something that waits for its turn. */
export type Turn = {
  /** Gives false, at once, when nothing is left to do. */
  run(): Promise<boolean>;
  reject(error: unknown): void;
};

/** Who is next: what was tried before, then what is urgent, then the rest, one kind after another. */
export type Queue = {
  add(turn: Turn, place: { readonly urgency: Urgency | 'again'; readonly kind: string }): void;
  /** Runs the next one that has something to do to its end; false when there is none. */
  runNext(slots: number): Promise<boolean>;
  rejectNext(error: unknown): void;
};

export function createQueue(): Queue {
  const again: Turn[] = [];
  const first: Turn[] = [];
  const later = new Map<string, Turn[]>();
  let laterRunning = 0;

  /** Kinds in turn, so that each is known early and a kind with many requests does not wait for its end. */
  const nextLater = (): Turn | undefined => {
    for (const [kind, turns] of [...later]) {
      const turn = turns.shift();
      later.delete(kind);
      if (turns.length > 0) later.set(kind, turns);
      if (turn) return turn;
    }
    return undefined;
  };
  const runLater = async (turn: Turn): Promise<boolean> => {
    laterRunning += 1;
    try {
      return await turn.run();
    } finally {
      laterRunning -= 1;
    }
  };

  return {
    add: (turn, { urgency, kind }) => {
      if (urgency === 'again') again.push(turn);
      else if (urgency === 'first') first.push(turn);
      else later.set(kind, [...(later.get(kind) ?? []), turn]);
    },
    runNext: async (slots) => {
      const reserved = slots > 1 ? 1 : 0;
      for (;;) {
        const retried = again.shift();
        const rest = !retried && (first.length === 0 || laterRunning < reserved) ? nextLater() : undefined;
        const turn = retried ?? rest ?? first.shift();
        if (!turn) return false;
        if (await (rest ? runLater(rest) : turn.run())) return true;
      }
    },
    rejectNext: (error) => (again.shift() ?? first.shift() ?? nextLater())?.reject(error),
  };
}
