// A clock that stands still until a test moves it: of what is to be done later, all that is due is done, in its order.

/** @returns {{clock: object, pass: (ms: number) => void, frame: () => void}} pass lets time go by, frame is the next frame */
export function fakeClock() {
  let now = 1000, number = 0;
  const waiting = new Map(), frames = [];
  const clock = {
    now: () => now,
    frame: (act) => frames.push(act),
    wait: (act, ms = 0) => {
      waiting.set(++number, { act, at: now + ms });
      return number;
    },
    clear: (timer) => { waiting.delete(timer); },
  };
  const pass = (ms) => {
    const end = now + ms;
    for (;;) {
      const [next] = [...waiting].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      waiting.delete(next[0]);
      now = next[1].at;
      next[1].act();
    }
    now = end;
  };
  return { clock, pass, frame: () => frames.splice(0).forEach((act) => act()) };
}
