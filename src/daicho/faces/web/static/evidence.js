// Hovering or focusing a claim lights the characters it rests on, and the other way round.

const cards = new Map([...document.querySelectorAll("[data-claim]")].map((card) => [card.dataset.claim, card]));
const runs = [...document.querySelectorAll("[data-claims]")];
const about = (run) => run.dataset.claims.split(" ").filter(Boolean);

function light(claims, from) {
  for (const run of runs) run.classList.toggle("lit", claims.size > 0 && from !== "text" && about(run).some((id) => claims.has(id)) && !run.matches(".top-quote"));
  for (const [id, card] of cards) card.classList.toggle("lit", claims.has(id));
}

function listen(element, claims, from) {
  for (const event of ["mouseenter", "focusin"]) element.addEventListener(event, () => light(new Set(claims), from));
  for (const event of ["mouseleave", "focusout"]) element.addEventListener(event, () => light(new Set()));
}

for (const [id, card] of cards) listen(card, [id], "card");
for (const run of runs) listen(run, about(run), "text");
