// JupyterLab, with the Python package as it was built, on a folder of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PYTHON = process.env.JUPYTER ?? `${ROOT}target/jupyter/bin/python`;
const TOKEN = "token-of-the-tests";
/** No news from the network, and all cells in the page. */
const SETTINGS = {
  "@jupyterlab/apputils-extension/notification": { checkForUpdates: false, fetchNews: "false" },
  "@jupyterlab/notebook-extension/tracker": { windowingMode: "none" },
};

/** Starts it with notebooks, by name. */
export async function startJupyter(notebooks) {
  const home = await mkdtemp(join(tmpdir(), "aimscore-jupyter-"));
  for (const [name, notebook] of Object.entries(notebooks)) await writeFile(join(home, `${name}.ipynb`), JSON.stringify(notebook));
  for (const [plugin, settings] of Object.entries(SETTINGS)) {
    const file = join(home, "settings", `${plugin}.jupyterlab-settings`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(settings));
  }
  const env = { ...process.env, HOME: home, PYTHONPATH: `${ROOT}bindings-python/python`, PYTHONDONTWRITEBYTECODE: "1", JUPYTERLAB_SETTINGS_DIR: join(home, "settings") };
  const options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0", `--IdentityProvider.token=${TOKEN}`, `--ServerApp.root_dir=${home}`];
  const lab = spawn(PYTHON, ["-m", "jupyterlab", ...options], { env, stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((end) => lab.once("exit", end));
  const url = await addressIn(lab);
  return {
    url,
    address: (name) => `${url}/lab/tree/${name}.ipynb?token=${TOKEN}&reset`,
    close: async () => {
      lab.kill("SIGTERM");
      // One that waits for a kernel that is lost would wait without end.
      const late = setTimeout(() => lab.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(late);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The address that it says it listens at. */
function addressIn(lab) {
  return new Promise((found, failed) => {
    let said = "";
    lab.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
      const url = /(http:\/\/127\.0\.0\.1:\d+)\/lab/.exec(said)?.[1];
      if (url !== undefined) found(url);
    });
    lab.once("error", failed).once("exit", () => failed(new Error(`JupyterLab ended:\n${said}`)));
  });
}

/** A notebook of code cells; some with outputs, as they were stored. */
export function notebookOf(...cells) {
  return {
    cells: cells.map((cell, at) => ({ cell_type: "code", id: `cell-${at}`, execution_count: null, metadata: {}, outputs: [], ...(typeof cell === "string" ? { source: cell } : cell) })),
    metadata: { kernelspec: { display_name: "Python 3", language: "python", name: "python3" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** What a Python script prints, with the package as it was built. */
export function python(script) {
  return execFileSync(PYTHON, ["-c", script], { encoding: "utf8", env: { ...process.env, PYTHONPATH: `${ROOT}bindings-python/python`, PYTHONDONTWRITEBYTECODE: "1" } });
}
