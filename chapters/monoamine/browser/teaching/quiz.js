// Questions that answer: which of the chosen options are right, why, and what was found out before. All words are on the
// page already, in the fold that stands for the quiz where no script runs.

import { markDead, startEach } from "../exhibits/apart.js";
import { fill } from "../exhibits/words.js";
import { onDone } from "../exhibits/form.js";
import { answerTo, ownProgress, tally } from "./progress.js";

/**
 * @param {boolean[]} right which options are right
 * @param {boolean[]} chosen which options the reader chose
 * @returns {{none: boolean, right: boolean, found: number, wanted: number, wrong: number}}
 */
export function judge(right, chosen) {
  const count = (test) => right.filter((_, i) => test(right[i], chosen[i])).length;
  const found = count((is, was) => is && was), wrong = count((is, was) => !is && was), wanted = count((is) => is);
  return { none: !found && !wrong, right: found === wanted && !wrong, found, wanted, wrong };
}

/** @returns {string} the first words of the feedback */
export function verdict(judged, words) {
  if (judged.none) return words.choose;
  if (judged.right) return words.right;
  return judged.wanted > 1 ? fill(words.partly, judged) : words.wrong;
}

/** @returns {string} how a question stands: right at the first try, right later, or nothing */
export function standing(kept, words) {
  if (!kept?.rightAt) return "";
  return kept.rightAt === 1 ? words.done.first : fill(words.done.later, { tries: kept.rightAt });
}

/**
 * Make every quiz under a root work.
 * @param {ParentNode} root
 * @param {object} progress made by createProgress
 */
export function startQuizzes(root, progress = ownProgress()) {
  startEach(root.querySelectorAll("[data-quiz]"), (quiz) => start(quiz, progress), markDead);
}

function start(quiz, progress) {
  const words = JSON.parse(quiz.dataset.words);
  const forms = [...quiz.querySelectorAll("form")], ids = forms.map((form) => form.dataset.question);
  const show = () => {
    const now = progress.now();
    quiz.querySelector("[data-count]").textContent = fill(words.tally, tally(now, ids));
    for (const form of forms) {
      const told = standing(answerTo(now, form.dataset.question), words);
      form.querySelector("[data-done]").textContent = told && ` · ${told}`;
    }
  };
  for (const form of forms) {
    onDone(form, form.querySelector(".quiz-check"), () => {
      const judged = answer(form, words);
      if (!judged.none) progress.answered(form.dataset.question, judged.right);
    });
  }
  progress.onChange(show);
  show();
}

function answer(form, words) {
  // The fold alone: the last feedback is a copy of it and has rows of its own.
  const fields = [...form.querySelectorAll("input")], rows = form.querySelectorAll(".quiz-answers .quiz-row");
  const judged = judge(fields.map(isRight), fields.map(({ checked }) => checked));
  const chosen = fields.filter(({ checked }) => checked);
  chosen.forEach((field) => mark(field, words.marks));
  // With several right answers each feedback needs the words of its option beside it.
  const shown = chosen.map(({ value }) => (judged.wanted > 1 ? rows[value] : rows[value].querySelector("[data-feedback]")));
  form.dataset.verdict = judged.none ? "none" : judged.right ? "right" : "wrong";
  const head = Object.assign(document.createElement("p"), { className: "quiz-verdict", textContent: verdict(judged, words) });
  form.querySelector("[data-said]").replaceChildren(head, ...shown.map(copied));
  return judged;
}

function isRight(field) {
  return "right" in field.dataset;
}

function mark(field, marks) {
  const is = isRight(field) ? "right" : "wrong", option = field.closest("label");
  option.dataset.verdict = is;
  option.querySelector("[data-mark]").textContent = marks[is];
}

// The ids of citations may stand on a page once only.
function copied(element) {
  const copy = element.cloneNode(true);
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
  return copy;
}
