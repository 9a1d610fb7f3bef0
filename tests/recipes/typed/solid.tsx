/** @jsxImportSource solid-js */
import type {} from "aimscore/types/solid";

export const right = <aims-assessment mode="quick" heading-level={3} prop:assessment={{ format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-25" }} on:aims-change={({ detail }) => detail.assessment.answers.length} />;
// @ts-expect-error No such mode.
export const wrong = <aims-assessment mode="slow" />;
