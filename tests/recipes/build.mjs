// Packs the npm package, installs it into the recipes as their users do, and has each built by its own tool.
import { execFileSync } from "node:child_process";
import { renameSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const PACKED = folder("../../target/npm/");

function npm(where, ...parameters) {
  return execFileSync("npm", parameters, { cwd: folder(where), encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], shell: process.platform === "win32" });
}

const [{ filename }] = JSON.parse(npm("../../bindings-wasm/", "pack", "--json", "--pack-destination", PACKED));
// The lockfile names it without its version, and without a hash, which would change with every build.
renameSync(`${PACKED}${filename}`, `${PACKED}aimscore.tgz`);
npm("./", "ci", "--no-audit", "--no-fund", "--prefer-offline");
npm("./", "run", "build", "--workspaces");
