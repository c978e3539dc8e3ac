// Questions that answer: which of the chosen options are right, why, and what was found out before. All words are on the
// page already, in the fold that stands for the quiz where no script runs.

import { markDead, startEach } from "../exhibits/apart.js";
import { fill } from "../exhibits/words.js";
import { onDone } from "../exhibits/form.js";
import { make } from "../exhibits/elements.js";
import { answerTo, ownProgress, tally } from "./progress.js";

/**
 * @import { Words } from "../exhibits/types.js"
 * @import { Answered, Judgement, ProgressKeeper } from "./types.js"
 */

/**
 * @param {boolean[]} right which options are right
 * @param {boolean[]} chosen which options the reader chose
 * @returns {Judgement}
 */
export function judge(right, chosen) {
  /** @param {(is: boolean, was: boolean) => boolean} test */
  const count = (test) => right.filter((_, i) => test(right[i], chosen[i])).length;
  const found = count((is, was) => is && was), wrong = count((is, was) => !is && was), wanted = count((is) => is);
  return { none: !found && !wrong, right: found === wanted && !wrong, found, wanted, wrong };
}

/**
 * @param {Judgement} judgement
 * @param {Words} words
 * @returns {string} the first words of the feedback
 */
export function verdict({ none, right, found, wanted, wrong }, words) {
  if (none) return words.choose;
  if (right) return words.right;
  return wanted > 1 ? fill(words.partly, { found, wanted, wrong }) : words.wrong;
}

/**
 * @param {Answered | undefined} answered
 * @param {Words} words
 * @returns {string} how a question stands: right at the first try, right later, or nothing
 */
export function standing(answered, words) {
  if (!answered?.rightAt) return "";
  return answered.rightAt === 1 ? words.done.first : fill(words.done.later, { tries: answered.rightAt });
}

/**
 * Make every quiz under a root work.
 * @param {ParentNode} root
 * @param {ProgressKeeper} [progress]
 */
export function startQuizzes(root, progress = ownProgress()) {
  const quizzes = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-quiz]"));
  startEach(quizzes, (quiz) => start(quiz, progress), markDead);
}

/** @param {HTMLElement} quiz @param {ProgressKeeper} progress */
function start(quiz, progress) {
  const words = JSON.parse(quiz.dataset.words);
  const forms = [...quiz.querySelectorAll("form")], ids = forms.map((form) => form.dataset.question);
  const show = () => {
    const now = progress.now();
    quiz.querySelector("[data-count]").textContent = fill(words.tally, { ...tally(now, ids) });
    for (const form of forms) {
      const done = standing(answerTo(now, form.dataset.question), words);
      form.closest("details").querySelector("[data-done]").textContent = done && ` · ${done}`;
    }
  };
  for (const form of forms) {
    onDone(form, form.querySelector(".quiz-check"), () => {
      const { none, right } = answer(form, words);
      if (!none) progress.answered(form.dataset.question, right);
      if (right) offer(form, words);
    });
  }
  progress.onChange(show);
  show();
}

/**
 * After a right answer the next question waits behind a button.
 * @param {HTMLFormElement} form
 * @param {Words} words
 */
function offer(form, words) {
  const fold = form.closest("details"), following = fold.nextElementSibling;
  if (!(following instanceof HTMLDetailsElement)) return;
  const button = make("button", { type: "button", class: "quiz-next" }, [words.next]);
  button.addEventListener("click", () => {
    fold.open = false;
    following.open = true;
    following.scrollIntoView({ block: "start", behavior: "instant" });
    /** @type {HTMLElement} */ (following.querySelector("input")).focus({ preventScroll: true });
  });
  form.querySelector("[data-said]").append(button);
}

/**
 * Judge what is chosen, and say it.
 * @param {HTMLFormElement} form
 * @param {Words} words
 * @returns {Judgement}
 */
function answer(form, words) {
  // The fold alone: the last feedback is a copy of it and has rows of its own.
  const fields = [...form.querySelectorAll("input")], rows = form.querySelectorAll(".quiz-answers .quiz-row");
  const judgement = judge(fields.map(isRight), fields.map(({ checked }) => checked));
  const chosen = fields.filter(({ checked }) => checked);
  chosen.forEach((field) => mark(field, words.marks));
  // With several right answers each feedback needs the words of its option beside it.
  /** @param {HTMLInputElement} field */
  const row = (field) => rows[Number(field.value)];
  const shown = chosen.map((field) => (judgement.wanted > 1 ? row(field) : row(field).querySelector("[data-feedback]")));
  form.dataset.verdict = judgement.none ? "none" : judgement.right ? "right" : "wrong";
  const head = make("p", { class: "quiz-verdict" }, [verdict(judgement, words)]);
  form.querySelector("[data-said]").replaceChildren(head, ...shown.map(copyOf));
  return judgement;
}

/** @param {HTMLInputElement} field */
function isRight(field) {
  return "right" in field.dataset;
}

/** @param {HTMLInputElement} field @param {Words} marks */
function mark(field, marks) {
  const option = field.closest("label"), judged = isRight(field) ? "right" : "wrong";
  option.dataset.verdict = judged;
  option.querySelector("[data-mark]").textContent = marks[judged];
}

/**
 * The ids of citations may stand on a page once only.
 * @param {Element} element
 */
function copyOf(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  return copy;
}
