// Put first into each page by the server of these tests: notes what a page should not do, and waits for its states. It
// asks nothing of an engine, because WebKit's driver hands on neither the console nor the requests.
"use strict";
window.probe = (() => {
  const PATIENCE_MS = 30_000;
  const faults = [];

  addEventListener("error", ({ message, filename, lineno }) => faults.push(`exception: ${message} (${filename}:${lineno})`));
  addEventListener("unhandledrejection", ({ reason }) => faults.push(`rejection: ${reason}`));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    faults.push(`outside: ${blockedURI} (${violatedDirective})`);
  });
  for (const level of ["error", "warn"]) {
    const say = console[level];
    console[level] = (...words) => {
      faults.push(`console ${level}: ${words.map(String).join(" ")}`);
      say.apply(console, words);
    };
  }

  /** Wait until a condition holds and answer its value; ``what`` names it in the error when it never does. */
  function until(condition, what) {
    const end = performance.now() + PATIENCE_MS;
    return new Promise((resolve, reject) => {
      const look = () => {
        const value = condition();
        if (value) resolve(value);
        else if (performance.now() > end) reject(new Error(`waited ${PATIENCE_MS / 1000} s for ${what}`));
        else setTimeout(look, 20);
      };
      look();
    });
  }

  /** Open what is around an exhibit, scroll to it and wait for what becomes of it. Answers its state, with the reason when it is not ready. */
  async function reach(name) {
    const figure = document.querySelector(`figure.exhibit[data-exhibit="${name}"]`);
    for (let fold = figure.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    figure.scrollIntoView({ block: "center" });
    const late = await until(() => ["ready", "error"].includes(figure.dataset.state), "it").catch((error) => error);
    const { state } = figure.dataset;
    return state === "ready" ? state : `${state}: ${window.monoamine?.exhibits?.[name]?.error ?? late}`;
  }

  /** Everything that was wrong, once what the page still had to do at once is done. */
  async function settled() {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return faults;
  }

  return { settled, until, reach };
})();
