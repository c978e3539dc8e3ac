// The picture of a study that nobody ran: moves the elements that figures/study_svg.py has made. What falls and rains is
// CSS (css/toys.css), so nothing does for who asked for less motion; only the number that counts along asks here.

import { makeSvg } from "../exhibits/elements.js";
import { count, fill } from "../exhibits/words.js";
import { differs, place } from "./study.js";

/** @import { Study, StudyData, StudyRun, StudyState } from "./types.js" */

// As in css/toys.css: one tick after the other, and how long each one falls.
const BETWEEN_MS = 11, FALL_MS = 420;

/**
 * @param {HTMLElement} element the figure
 * @param {StudyData} data
 * @returns {{show: (state: StudyState, study: Study, run: StudyRun, said: string) => void}}
 */
export function createStudyView(element, { layout, text, names }) {
  /** @type {(name: string) => HTMLElement} */
  const find = (name) => element.querySelector(`[data-${name}]`);
  const ticks = /** @type {HTMLElement[]} */ ([...find("strip").children]), stamp = find("stamp");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const { places, width, levels, heights, ratios, radius } = layout;
  const up = scale(levels, [heights[1], heights[0]]), across = scale(ratios, [0, 1]);
  let counting = 0;

  /** @param {StudyState} state @param {Study} study @param {string} said */
  function animals({ n, here, there }, { groups }, said) {
    const r = Math.min(Math.max(radius[2] / n, radius[0]), radius[1]).toFixed(1);
    find("animals").replaceChildren(...groups.flatMap((group, number) => group.map((value, i) => makeSvg("circle", {
      class: number % 2 ? "given" : "vehicle", cx: percent(places[number] + width * ((i + 0.5) / n - 0.5)), cy: up(value).toFixed(1), r, style: `--i:${i}`,
    }))));
    [...find("means").children].forEach((line, i) => {
      const y = up(Math.exp(groups[i].reduce((total, value) => total + Math.log(value), 0) / n)).toFixed(1);
      line.setAttribute("y1", y);
      line.setAttribute("y2", y);
    });
    [here, there].forEach((region, i) => { element.querySelector(`[data-region="${i}"]`).textContent = names[region]; });
    find("animals-of").setAttribute("aria-label", said);
  }

  /** @param {Study} study */
  function interval({ difference }) {
    const [middle, low, high] = difference.map((one) => percent(across(one))), shows = differs(difference);
    find("reach").setAttribute("x1", low);
    find("reach").setAttribute("x2", high);
    find("middle").setAttribute("cx", middle);
    stamp.toggleAttribute("data-differs", shows);
    stamp.firstElementChild.textContent = text.stamp[shows ? "differ" : "open"];
  }

  /** @param {StudyState} state @param {Study} study */
  function strip({ draw }, { strip: results, shown, all }) {
    const now = place(draw, { strip: results.length });
    ticks.forEach((tick, i) => {
      tick.dataset.shows = results[i] === null ? "none" : results[i] ? "yes" : "no";
      tick.toggleAttribute("data-now", i === now);
    });
    find("strip").setAttribute("aria-label", `${shown} ${count(text.count, all)}`);
    find("of").textContent = count(text.count, all);
    find("number").textContent = fill(text.number, { n: draw });
  }

  // The number goes along with the ticks that have come down.
  /** @param {Study} study @param {boolean} rains */
  function countUp({ strip: results, shown }, rains) {
    cancelAnimationFrame(counting);
    const number = find("count");
    if (!rains || still.matches) {
      number.textContent = String(shown);
      return;
    }
    let begun = null;
    const step = (time) => {
      begun ??= time;
      const landed = Math.floor((time - begun - FALL_MS) / BETWEEN_MS);
      number.textContent = String(results.filter((result, i) => result && i < landed).length);
      if (landed < results.length) counting = requestAnimationFrame(step);
    };
    counting = requestAnimationFrame(step);
  }

  return {
    show(state, study, run, said) {
      element.removeAttribute("data-run-now");
      animals(state, study, said);
      interval(study);
      strip(state, study);
      countUp(study, run === "hundred");
      /** @type {HTMLOutputElement} */ (find("output")).value = String(state.n);
      if (!run) return;
      // An animation begins anew when its name has been away.
      void element.offsetWidth;
      element.dataset.runNow = run;
    },
  };
}

/** @param {number} share @returns {string} as figures/study_svg.py writes it */
function percent(share) {
  return `${(100 * share).toFixed(2)}%`;
}

/**
 * @param {[number, number]} from the ends of a logarithmic axis
 * @param {[number, number]} to where they are; what lies beyond them stands at them
 * @returns {(value: number) => number}
 */
function scale([low, high], [first, last]) {
  return (value) => first + (Math.log(Math.min(Math.max(value, low), high) / low) / Math.log(high / low)) * (last - first);
}
