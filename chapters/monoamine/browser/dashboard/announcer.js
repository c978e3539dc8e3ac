// The words of a dashboard, and which of them are spoken: not those that were there when the page came.

/**
 * @param {object} page
 * @param {() => string} page.read what the words are now
 * @param {(text: string) => void} page.write
 * @param {(text: string) => void} page.speak to a screen reader
 * @returns {{loud: (on: boolean) => void, tell: (text: string) => void}} loud(true): what is told next is spoken, too, if
 *   it is new
 */
export function createAnnouncer({ read, write, speak }) {
  let aloud = false;
  return {
    loud(on) { aloud ||= on; },
    tell(text) {
      if (read() !== text) {
        write(text);
        if (aloud) speak(text);
      }
      aloud = false;
    },
  };
}
