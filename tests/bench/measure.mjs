// How fast the npm package is, in nanoseconds; the same in Node and in a browser.

/** Rounds of which the best counts: what other programs on the machine add is no property of this one. */
const ROUNDS = 9;

/** Runs in a round. */
const RUNS = 30;

const CHANGES = ["fully", "partially"].map((rating) => ({ answers: [{ item_id: "4.1-r1", rating }] }));

export async function measure({ load }, assessment) {
  const engine = await load();
  const report = engine.assess(assessment);
  const session = engine.session(assessment);
  let turn = 0;
  return {
    assess: best(() => engine.assess(assessment)),
    change: best(() => session.set(CHANGES[turn++ % 2])),
    roadmap: best(() => engine.roadmap(assessment)),
    yardstick: best(() => JSON.parse(JSON.stringify(report))),
  };
}

function best(run) {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let i = 0; i < RUNS; i++) run();
    return ((performance.now() - start) * 1e6) / RUNS;
  });
  return Math.round(Math.min(...rounds));
}
