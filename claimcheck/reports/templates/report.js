"use strict";
(function () {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const cards = all(".card"), marks = all("a.claim"), buttons = all(".filter");
  const source = document.getElementById("source"), status = document.getElementById("shown");
  const verdicts = () => new Set(buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.verdict));

  function filter() {
    const wanted = verdicts(), from = source ? source.value : "";
    const passes = (e) => wanted.has(e.dataset.verdict) && (!from || e.dataset.sources.split(" ").includes(from));
    cards.forEach((card) => { card.hidden = !passes(card); });
    marks.forEach((mark) => mark.classList.toggle("off", !passes(mark)));
    const shown = cards.filter((card) => !card.hidden).length;
    status.textContent = shown === cards.length ? "" : shown + " of " + cards.length + " shown";
  }

  // One press narrows to a verdict when all are on; after that each press adds or removes one.
  function press(button) {
    const on = buttons.filter((b) => b.getAttribute("aria-pressed") === "true");
    const set = (b, value) => b.setAttribute("aria-pressed", String(value));
    if (on.length === buttons.length && buttons.length > 1) buttons.forEach((b) => set(b, b === button));
    else if (on.length === 1 && on[0] === button) buttons.forEach((b) => set(b, true));
    else set(button, !on.includes(button));
    filter();
  }

  function select(card) {
    all(".now").forEach((e) => e.classList.remove("now"));
    card.classList.add("now");
    marks.filter((m) => m.hash === "#" + card.id).forEach((m) => m.classList.add("now"));
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
    const mark = document.getElementById("t" + card.id.slice(1));
    if (mark && matchMedia("(min-width: 62.01rem)").matches) mark.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const shown = cards.filter((card) => !card.hidden);
    if (!shown.length) return;
    const at = shown.findIndex((card) => card.classList.contains("now"));
    select(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)]);
  }

  function swap() {
    const card = document.querySelector(".card.now") || cards[0];
    if (!card) return;
    const mark = document.getElementById("t" + card.id.slice(1));
    if (document.activeElement === mark) select(card);
    else if (mark) mark.focus();
  }

  buttons.forEach((button) => button.addEventListener("click", () => press(button)));
  if (source) source.addEventListener("change", filter);
  marks.forEach((mark) => mark.addEventListener("click", (event) => {
    const card = document.getElementById(mark.hash.slice(1));
    if (!card) return;
    event.preventDefault();
    card.hidden = false;
    history.replaceState(null, "", mark.hash);
    select(card);
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const acts = { j: () => step(1), k: () => step(-1), t: swap };
    if (Object.hasOwn(acts, event.key)) { event.preventDefault(); acts[event.key](); }
  });
  addEventListener("beforeprint", () => all("details").forEach((d) => { d.open = true; }));
  document.getElementById("filters").hidden = cards.length < 2;
  document.getElementById("keys").hidden = cards.length < 2;
})();
