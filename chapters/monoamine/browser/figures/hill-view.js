// The picture of the hill: moves the elements that figures/hill_svg.py has made. A change glides where it may.

/** @import { Hill, HillData, HillGeometry, HillLayout, HillPlace, HillTop } from "./types.js" */

const GLIDE_MS = 450;

/**
 * @param {HillLayout} layout
 * @returns {HillGeometry} twin of figures/hill_svg.py: across and up
 */
export function geometry({ x: [first, last], best, lowest }) {
  return {
    across: (nm) => Math.log10(nm / first) / Math.log10(last / first),
    back: (share) => first * (last / first) ** share,
    up: (share, bottom) => lowest - ((share - bottom) / (100 - bottom)) * (lowest - best),
  };
}

/**
 * @param {HTMLElement} element the figure
 * @param {HillData} data
 * @returns {{show: (hill: Hill, tops: HillTop[], glides: boolean, said: string) => void}}
 */
export function createHillView(element, { layout, facts }) {
  /** @type {(name: string) => Element} */
  const find = (name) => element.querySelector(`[data-${name}]`);
  const animals = facts.standing.map(([name]) => element.querySelector(`[data-animal="${name}"]`));
  const diamonds = [...element.querySelectorAll(".hill-diamond")], levels = /** @type {SVGGElement[]} */ ([...element.querySelectorAll("[data-level]")]);
  const still = matchMedia("(prefers-reduced-motion: reduce)"), { across, up } = geometry(layout);
  /** @type {Hill | null} */
  let drawn = null;
  let gliding = 0;

  /** @param {Hill} hill */
  function draw(hill) {
    drawn = hill;
    axis(hill);
    curve(hill);
    knob(hill);
    display(find("animals"), hill.top !== null);
    hill.places.forEach((place, i) => stand(animals[i], place, i, hill));
    handle(hill);
  }

  /** @param {Hill} hill */
  function axis({ bottom }) {
    for (const level of levels) {
      const value = Number(level.dataset.level), y = up(value, bottom).toFixed(1);
      display(level, value >= bottom);
      set(level.firstElementChild, { y1: y, y2: y });
      set(level.lastElementChild, { y });
    }
  }

  /** @param {Hill} hill */
  function curve({ curve: ys, bottom }) {
    const points = ys.map((y, i) => `${(layout.scale * across(facts.xs[i])).toFixed(1)} ${up(y, bottom).toFixed(1)}`);
    const road = points.length ? `M${points.join("L")}` : "";
    set(find("curve"), { d: road });
    set(find("ground"), { d: road && `${road}V${layout.lowest}H0Z` });
  }

  /** @param {Hill} hill */
  function knob({ top }) {
    display(find("top-of"), top !== null);
    if (top === null) return;
    const [plumb, round] = find("top-of").children, x = percent(across(top));
    set(plumb, { x1: x, x2: x });
    set(round, { x });
    /** @type {HTMLElement} */ (element.querySelector('[data-handle="top"]')).style.left = x;
  }

  // The names are steps of a stair: twin of figures/hill_svg.py: poles.
  /** @param {Element} animal @param {HillPlace} place @param {number} i @param {Hill} hill */
  function stand(animal, { local, share, at }, i, { places, bottom }) {
    const left = across(places.at(-1).local) > layout.turn, line = layout.first + layout.next * (left ? places.length - 1 - i : i);
    const y = up(at, bottom).toFixed(1), [pole, name, body] = animal.children;
    set(animal, { x: percent(across(local)) });
    set(pole, { y1: line - 10, y2: y });
    set(name, { x: left ? -layout.aside : layout.aside, y: line, "text-anchor": left ? "end" : "start" });
    set(body, { y });
    body.toggleAttribute("data-below", share !== at);
  }

  /** @param {Hill} hill */
  function handle({ places, bottom }) {
    const rest = places.find(({ name }) => name === "rest"), { style } = /** @type {HTMLElement} */ (element.querySelector('[data-handle="sigma"]'));
    if (rest) Object.assign(style, { left: percent(across(rest.local)), top: `${up(rest.at, bottom).toFixed(1)}px` });
  }

  /** @param {Hill} from @param {Hill} to */
  function glide(from, to) {
    let begun = null;
    const frame = (time) => {
      begun ??= time;
      const share = Math.min((time - begun) / GLIDE_MS, 1);
      draw(share < 1 ? between(from, to, 1 - (1 - share) ** 3) : to);
      if (share < 1) gliding = requestAnimationFrame(frame);
    };
    gliding = requestAnimationFrame(frame);
  }

  return {
    show(hill, tops, glides, said) {
      cancelAnimationFrame(gliding);
      diamonds.forEach((diamond, i) => {
        display(diamond, i < tops.length);
        if (i < tops.length) set(diamond, { x: percent(across(tops[i].top)) });
      });
      set(find("hill"), { "aria-label": said });
      // Where there is no hill on one side, there is nothing between.
      if (glides && !still.matches && drawn?.places.length && hill.places.length) glide(drawn, hill);
      else draw(hill);
    },
  };
}

/** @param {Hill} from @param {Hill} to @param {number} share @returns {Hill} */
function between(from, to, share) {
  /** @param {number} a @param {number} b */
  const mixed = (a, b) => a + share * (b - a);
  /** @param {number} a @param {number} b */
  const along = (a, b) => a * (b / a) ** share;
  const places = to.places.map((place, i) => {
    const was = from.places[i];
    return { ...place, local: along(was.local, place.local), at: mixed(was.at, place.at), share: mixed(was.share, place.share) };
  });
  return { top: along(from.top, to.top), bottom: mixed(from.bottom, to.bottom), curve: to.curve.map((y, i) => mixed(from.curve[i], y)), places };
}

/** @param {Element} element @param {Record<string, string | number>} attributes */
function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** @param {Element} element @param {boolean} there */
function display(element, there) {
  if (there) element.removeAttribute("display");
  else element.setAttribute("display", "none");
}

/** @param {number} share @returns {string} as exhibits/drawn.py writes it */
function percent(share) {
  return `${(100 * share).toFixed(2)}%`;
}
