import "./aimscore/element.js";

const assessment = document.querySelector("aims-assessment");
const form = document.querySelector("#samples");

document.querySelector("#language").addEventListener("change", ({ target }) => {
  assessment.lang = target.value;
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { default: sample } = await import(`./samples/${form.elements.sample.value}.js`);
  assessment.assessment = sample;
});
