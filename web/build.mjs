// Bundles web/assets into web/dist under names that hold a hash of their content, and writes
// manifest.json, by which the pages find them. Every file that lies directly in assets/ts,
// assets/css or assets/img is an entry of its own; files in folders below are parts of entries.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

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

await rm(dist, { recursive: true, force: true });
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
// The manifest is written last: where it stands, everything that it names stands too.
await writeFile(
  path.join(dist, "manifest.json"),
  `${JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 2)}\n`,
);
