// Plays a scene through its time: from the cursor to the end of the window, at the same pace whatever the window is.

const WHOLE_MS = 9000;

/**
 * @param {HTMLButtonElement} button
 * @param {{words: {start: string, stop: string}, last: () => number, now: () => number, go: (minute: number) => void,
 *   done: () => void}} scene last minute of the window, the minute of the cursor, how to move it, and what follows the end
 * @returns {{stop: () => void}}
 */
export function createPlayer(button, { words, last, now, go, done }) {
  let frame = 0;

  function stop() {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    button.textContent = words.start;
  }

  function start() {
    const from = now() < last() ? now() : 0;
    let begun = null;
    button.textContent = words.stop;
    const step = (time) => {
      begun ??= time;
      const minute = Math.min(from + ((time - begun) / WHOLE_MS) * last(), last());
      go(minute);
      if (minute < last()) frame = requestAnimationFrame(step);
      else end();
    };
    frame = requestAnimationFrame(step);
  }

  function end() {
    stop();
    done();
  }

  button.addEventListener("click", () => (frame ? end() : start()));
  return { stop };
}
