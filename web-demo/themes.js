/** How the element can look: samples, the style sheet that says so, and whether it can be read. */

/** The samples; the first is how the element comes. Colours are pairs: in light and in dark. */
export const THEMES = {
  plain: {
    title: "As it comes",
    colors: {
      surface: ["#ffffff", "#12181e"],
      text: ["#1b2631", "#e6eaee"],
      muted: ["#4d5b68", "#a9b5c0"],
      border: ["#d5dbe0", "#33404b"],
      accent: ["#0b5a69", "#7cc9d8"],
      "on-accent": ["#ffffff", "#04242b"],
      good: ["#1a6338", "#86d3a0"],
      warn: ["#7d4600", "#f2bd72"],
      bad: ["#9a1f1f", "#ff9d94"],
      focus: ["#8a3ffc", "#c9a6ff"],
    },
    radius: "0.375rem",
    font: "system-ui, sans-serif",
  },
  warm: {
    title: "Warm",
    colors: {
      surface: ["#fffaf2", "#1d1813"],
      text: ["#2c2119", "#f2e8dc"],
      muted: ["#65543f", "#c2b09b"],
      border: ["#e7d9c4", "#47392c"],
      accent: ["#94380f", "#f0a878"],
      "on-accent": ["#ffffff", "#2b1406"],
      focus: ["#1f5fbf", "#9cc4ff"],
    },
    radius: "0.875rem",
    font: "Georgia, serif",
  },
  contrast: {
    title: "High contrast",
    colors: {
      surface: ["#ffffff", "#000000"],
      text: ["#000000", "#ffffff"],
      muted: ["#1f1f1f", "#e6e6e6"],
      border: ["#000000", "#ffffff"],
      accent: ["#00268c", "#ffe14d"],
      "on-accent": ["#ffffff", "#000000"],
      good: ["#00431c", "#a6f2bf"],
      warn: ["#552d00", "#ffd699"],
      bad: ["#7a0000", "#ffb8b1"],
      focus: ["#b3008f", "#66d9ff"],
    },
    radius: "0",
    font: "system-ui, sans-serif",
  },
  night: {
    title: "Always dark",
    scheme: "dark",
    colors: {
      surface: ["#10131c", "#10131c"],
      text: ["#e8eaf2", "#e8eaf2"],
      muted: ["#a8aec2", "#a8aec2"],
      border: ["#323848", "#323848"],
      accent: ["#a9b9ff", "#a9b9ff"],
      "on-accent": ["#0d1536", "#0d1536"],
    },
    radius: "0.375rem",
    font: "system-ui, sans-serif",
  },
};

const PLAIN = THEMES.plain;

/** A sample with the colours, corners and type that were chosen in a form. */
export function look(form) {
  const { scheme, colors: sample } = THEMES[form.get("theme")];
  const pair = (name) => (scheme === "dark" ? [form.get(`${name}-dark`), form.get(`${name}-dark`)] : [form.get(`${name}-light`), form.get(`${name}-dark`)]);
  const colors = { ...PLAIN.colors, ...sample, surface: pair("surface"), accent: pair("accent") };
  colors["on-accent"] = colors.accent.map((accent, at) => (accent === sample.accent[at] ? sample["on-accent"][at] : readable(accent)));
  return { scheme, colors, radius: form.get("radius"), font: form.get("font") };
}

/** The style sheet for a look: what differs from how the element comes. */
export function styleSheet({ scheme, colors, radius, font }) {
  const lines = [
    ...(scheme === undefined ? [] : [`color-scheme: ${scheme}`]),
    ...Object.entries(colors)
      .filter(([name, pair]) => pair.join() !== PLAIN.colors[name].join())
      .map(([name, [light, dark]]) => `--aims-color-${name}: ${light === dark ? dark : `light-dark(${light}, ${dark})`}`),
    ...(radius === PLAIN.radius ? [] : [`--aims-radius: ${radius}`]),
    ...(font === PLAIN.font ? [] : [`--aims-font: ${font}`]),
  ];
  return lines.length === 0 ? "" : `aims-assessment {\n${lines.map((line) => `  ${line};\n`).join("")}}\n`;
}

/** What of a look is hard to read, as sentences. */
export function hardToRead({ scheme, colors }) {
  const faults = ["light", "dark"].flatMap((mode, at) =>
    scheme === "dark" && mode === "light"
      ? []
      : [
          ["Text", "text"],
          ["Quiet text", "muted"],
          ["The accent", "accent"],
        ]
          .map(([title, name]) => ({ title, ratio: contrast(colors[name][at], colors.surface[at]) }))
          .filter(({ ratio }) => ratio < 4.5)
          .map(({ title, ratio }) => `${title} on the ground has a contrast of ${(Math.floor(ratio * 10) / 10).toFixed(1)} in ${mode}.`),
  );
  return faults.length === 0 ? "" : `${faults.join(" ")} Text needs 4.5 at least.`;
}

function readable(ground) {
  return contrast("#ffffff", ground) > contrast("#000000", ground) ? "#ffffff" : "#000000";
}

/** The contrast ratio of WCAG. */
function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
