import type { AimsEvents } from "aimscore/element";
import "aimscore/element";
import { useState } from "react";

export function App() {
  const [answered, setAnswered] = useState(0);
  const changed = ({ detail }: AimsEvents["aims-change"]) => setAnswered(detail.assessment.answers.length);
  return (
    <>
      <h1>With React</h1>
      <p>Answers: {answered}</p>
      <aims-assessment storage="local" onaims-change={changed} />
    </>
  );
}
