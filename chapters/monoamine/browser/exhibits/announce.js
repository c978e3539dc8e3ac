// Speaks to a screen reader through a polite live region, at most once a second and never the same sentence twice.

/**
 * @param {(text: string) => void} say puts a text into the live region
 * @param {number} pause milliseconds between two announcements
 * @returns {(text: string) => void} a speaker: of several texts within the pause only the last is said
 */
export function speaker(say, pause = 1000) {
  let waiting = false;
  let said = "";
  let next = "";
  return (text) => {
    next = text;
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (next === said) return;
      said = next;
      say(said);
    }, pause);
  };
}
