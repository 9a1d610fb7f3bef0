import "aimscore/element";
import type {} from "aimscore/types/react";
import { useState } from "react";

export function App() {
  const [answered, setAnswered] = useState(0);
  return (
    <>
      <h1>With React</h1>
      <p>Answers: {answered}</p>
      <aims-assessment storage="local" onaims-change={({ detail }) => setAnswered(detail.assessment.answers.length)} />
    </>
  );
}
