// Bundles web/assets into web/dist under names that hold a hash of their content, and writes
// manifest.json, by which the pages find them. Every file that lies directly in assets/ts,
// assets/css or assets/img is an entry of its own; files in folders below are parts of entries.
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const DAY_MS = 24 * 60 * 60 * 1000;
const root = path.dirname(fileURLToPath(import.meta.url));
const assets = path.join(root, "assets");
const dist = path.join(root, "dist");

async function entriesOf(folder, extension) {
  const names = await readdir(path.join(assets, folder));
  return names.filter((name) => name.endsWith(extension)).map((name) => path.join(assets, folder, name));
}

const entryPoints = [
  ...(await entriesOf("ts", ".ts")),
  ...(await entriesOf("css", ".css")),
  ...(await entriesOf("img", ".svg")),
];

await mkdir(dist, { recursive: true });

const result = await esbuild.build({
  absWorkingDir: root,
  entryPoints,
  outdir: dist,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  loader: { ".svg": "copy", ".woff2": "file" },
  legalComments: "linked",
  logLevel: "warning",
  metafile: true,
});

const manifest = {};
for (const [output, made] of Object.entries(result.metafile.outputs)) {
  if (made.entryPoint === undefined || output.endsWith(".LEGAL.txt")) continue;
  const source = path.parse(made.entryPoint);
  manifest[source.name + path.extname(output)] = path.basename(output);
}
// The manifest comes last and at once: where it stands, everything that it names stands too.
const sorted = Object.fromEntries(Object.entries(manifest).sort());
const aside = path.join(dist, `manifest.${process.pid}.tmp`);
await writeFile(aside, `${JSON.stringify(sorted, null, 2)}\n`);
await rename(aside, path.join(dist, "manifest.json"));

// What earlier builds left may still be asked for by a server that started then. After a day it goes.
const kept = new Set([...Object.keys(result.metafile.outputs).map((one) => path.basename(one)), "manifest.json"]);
for (const name of await readdir(dist)) {
  const file = path.join(dist, name);
  if (!kept.has(name) && Date.now() - (await stat(file)).mtimeMs > DAY_MS) await rm(file, { force: true });
}
