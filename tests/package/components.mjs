/**
 * What others wrote of the package: the crates that are linked into the module, Rust's standard
 * library, the npm packages that are staged and what their authors bundled into them. Each with its
 * licence and the texts of it, read from where it was built from.
 */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { allowedLicences, chosenLicences, licencesOfText } from "./licence.mjs";
import { filesOf } from "./zip.mjs";

/**
 * @typedef {object} Component
 * @property {string} name
 * @property {string | null} version Null for a part of another component that has none of its own.
 * @property {"cargo" | "npm" | null} registry Null for what comes from no registry of packages.
 * @property {string} offered The licence expression of its authors.
 * @property {string[]} licences Those of it by which it is used here.
 * @property {string[]} texts Licence texts and notices.
 * @property {string | null} home Where it is developed.
 * @property {{algorithm: "SHA-256" | "SHA-512", hex: string} | null} hash Of the package as it was got.
 * @property {string[]} needs Keys of the components that it is made of or calls, see {@link keyOf}.
 */

/** @typedef {Omit<Component, "licences" | "texts"> & {files: string[], holders: string[]}} Found Before its licence is chosen. */

const run = promisify(execFile);

const ROOT = path.resolve(import.meta.dirname, "../..");
/** The name of the standard library among the components. */
export const STANDARD_LIBRARY = "rust-std";

/** Files of a package's folder that hold licences or notices. */
const LEGAL = /^(?:licen[cs]e|copying|copyright|notice|unlicense)/i;

/**
 * What the authors of npm packages bundled into them from elsewhere than npm, by the folder that the
 * package's source map names. Where a text is, from the package's own folder on.
 * @type {Record<string, {offered: string, files?: string[], holders?: string[]}>}
 */
const BUNDLED = {
  brotli: { offered: "MIT", holders: ["2017 Google Inc."] },
  jbig2: {
    offered: "BSD-3-Clause AND Apache-2.0",
    files: ["wasm/LICENSE_JBIG2", "wasm/LICENSE_PDFJS_JBIG2"],
  },
  openjpeg: {
    offered: "BSD-2-Clause",
    files: ["wasm/LICENSE_OPENJPEG", "wasm/LICENSE_PDFJS_OPENJPEG"],
  },
  qcms: {
    offered: "MIT AND BSD-2-Clause",
    files: ["wasm/LICENSE_QCMS", "wasm/LICENSE_PDFJS_QCMS"],
  },
};

/** @param {Pick<Component, "name" | "version">} component */
export function keyOf({ name, version }) {
  return version === null ? name : `${name}@${version}`;
}

/**
 * Everything of the package that others wrote, by name.
 * @param {string} staged The folder that is packed.
 * @returns {Promise<Component[]>}
 * @throws {Error} Where a licence is not allowed or its text is missing.
 */
export async function components(staged) {
  const allowed = allowedLicences(await readFile(path.join(ROOT, "deny.toml"), "utf8"));
  const own = await readFile(path.join(ROOT, "LICENSE-MIT"), "utf8");
  const found = [...(await crates()), ...(await standardLibrary()), ...(await npmPackages(staged))];
  return found
    .map((component) => licensed(component, allowed, own))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/**
 * @param {Found} found
 * @param {string[]} allowed
 * @param {string} own This project's MIT licence.
 * @returns {Component}
 */
export function licensed({ files, holders, ...component }, allowed, own) {
  const licences = chosenLicences(component.offered, allowed);
  if (!licences) {
    throw new Error(`${keyOf(component)}: licence not in deny.toml: ${component.offered}`);
  }
  const texts = files.filter((text) => {
    const of = licencesOfText(text);
    return of.length === 0 || of.some((licence) => licences.includes(licence));
  });
  for (const licence of licences) {
    if (texts.some((text) => licencesOfText(text).includes(licence))) continue;
    // Some packages name their licence and hold no text of it.
    if (licence !== "MIT" || holders.length === 0) {
      throw new Error(`${keyOf(component)}: no text of ${licence}`);
    }
    const lines = holders.map((holder) => `Copyright (c) ${holder}`);
    texts.push(own.replace(/^Copyright .*$/m, () => lines.join("\n")));
  }
  return { ...component, licences, texts: texts.map(tidied) };
}

/** A text without the spaces that only some copies of it have. @param {string} text */
function tidied(text) {
  return text
    .replaceAll("\r\n", "\n")
    .replace(/[ \t]+$/gm, "")
    .replace(/^\n+|\n+$/g, "");
}

/** @param {string[]} args */
async function cargo(...args) {
  const { stdout } = await run("cargo", args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/**
 * The crates that are linked into the module; macros and build scripts run while it is built.
 * @returns {Promise<Found[]>}
 */
async function crates() {
  const shipped = ["--locked", "--no-default-features"];
  const target = "wasm32-unknown-unknown";
  const metadata = JSON.parse(
    await cargo("metadata", "--format-version=1", `--filter-platform=${target}`, ...shipped),
  );
  const kinds = ["-e", "normal,no-proc-macro", `--target=${target}`, "-p", "clauselight"];
  const tree = await cargo("tree", "--prefix=none", "--format={p}", ...kinds, ...shipped);
  const linked = new Set(
    [...tree.matchAll(/^(\S+) v(\S+)/gm)].map(([, name, version]) => keyOf({ name, version })),
  );
  const lock = await readFile(path.join(ROOT, "Cargo.lock"), "utf8");
  /** @type {any[]} */
  const packages = metadata.packages.filter((/** @type {any} */ one) => linked.has(keyOf(one)));
  const keys = new Map(packages.map((one) => [one.id, keyOf(one)]));
  return Promise.all(
    packages
      .filter(({ source }) => source !== null)
      .map(async ({ id, name, version, license, authors, repository, manifest_path: manifest }) => {
        const { deps } = metadata.resolve.nodes.find((/** @type {any} */ node) => node.id === id);
        return {
          name,
          version,
          registry: /** @type {const} */ ("cargo"),
          offered: license,
          files: await legalFiles(path.dirname(manifest)),
          holders: authors,
          home: repository,
          hash: { algorithm: /** @type {const} */ ("SHA-256"), hex: checksum(lock, name, version) },
          needs: deps.flatMap((/** @type {any} */ { pkg }) => keys.get(pkg) ?? []).sort(),
        };
      }),
  );
}

/**
 * @param {string} lock
 * @param {string} name
 * @param {string} version
 */
function checksum(lock, name, version) {
  const entry = lock.split("\n\n").find((part) => {
    return part.includes(`name = "${name}"\nversion = "${version}"\n`);
  });
  const found = /^checksum = "([0-9a-f]{64})"$/m.exec(entry ?? "");
  if (!found) throw new Error(`Cargo.lock has no checksum of ${name} ${version}`);
  return found[1];
}

/**
 * @param {string} folder
 * @returns {Promise<string[]>} Texts, by file name.
 */
async function legalFiles(folder) {
  const names = (await readdir(folder)).filter((name) => LEGAL.test(name)).sort();
  return Promise.all(names.map((name) => readFile(path.join(folder, name), "utf8")));
}

/**
 * Rust's standard library and the crates that it is built with, as the toolchain tells of them.
 * @returns {Promise<Found[]>}
 */
async function standardLibrary() {
  const { stdout: sysroot } = await run("rustc", ["--print", "sysroot"]);
  const { stdout: about } = await run("rustc", ["--version"]);
  const version = about.split(" ")[1];
  const docs = path.join(sysroot.trim(), "share", "doc", "rust");
  const told = await readFile(path.join(docs, "COPYRIGHT-library.html"), "utf8");
  const [inTree, outside] = told.split(`<h2 id="out-of-tree-dependencies">`);
  // Crates of other targets are told of too.
  const libraries = path.join(sysroot.trim(), "lib", "rustlib", "wasm32-unknown-unknown", "lib");
  const built = new Set(
    (await readdir(libraries)).map((file) => file.replace(/^lib(.*)-[0-9a-f]+\.\w+$/, "$1")),
  );
  const dependencies = outside
    .split("<h3>")
    .slice(1)
    .map(toldCrate)
    .filter(({ name }) => built.has(name.replaceAll("-", "_")));
  const unicode = await readFile(path.join(docs, "licenses", "Unicode-3.0.txt"), "utf8");
  return [
    {
      name: STANDARD_LIBRARY,
      version,
      registry: null,
      offered: "(MIT OR Apache-2.0) AND Unicode-3.0",
      files: [unicode],
      holders: [...new Set(valuesOf(inTree, "Copyright"))].sort(),
      home: "https://github.com/rust-lang/rust",
      hash: null,
      needs: dependencies.map(keyOf).sort(),
    },
    ...dependencies,
  ];
}

/**
 * @param {string} html What the toolchain tells of one crate, from its name on.
 * @returns {Found}
 */
function toldCrate(html) {
  const named = /^\S+ (\S+?)-(\d\S*)<\/h3>/.exec(html);
  if (!named) throw new Error(`not told as before: ${html.slice(0, 60)}`);
  return {
    name: named[1],
    version: named[2],
    registry: "cargo",
    offered: valuesOf(html, "License")[0],
    files: [...html.matchAll(/<pre>\n?([^]*?)<\/pre>/g)].map(([, text]) => unescaped(text)),
    holders: valuesOf(html, "Authors"),
    home: null,
    hash: null,
    needs: [],
  };
}

/**
 * @param {string} html
 * @param {string} label
 */
function valuesOf(html, label) {
  const lines = html.matchAll(new RegExp(`<b>${label}:</b> (.*?)</p>`, "g"));
  return [...lines].map(([, value]) => unescaped(value));
}

/** @param {string} html */
function unescaped(html) {
  return html
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/**
 * The npm packages of which something is staged, and what lies in what is staged of them.
 * @param {string} folder The folder that is packed.
 * @returns {Promise<Found[]>}
 */
async function npmPackages(folder) {
  const { dependencies } = JSON.parse(await readFile(path.join(ROOT, "package.json"), "utf8"));
  const lock = JSON.parse(await readFile(path.join(ROOT, "package-lock.json"), "utf8"));
  const staged = await filesOf(folder);
  /** @type {Found[]} */
  const found = [];
  for (const name of Object.keys(dependencies)) {
    const installed = path.join(ROOT, "node_modules", name);
    const component = await npmPackage(name, lock);
    found.push(component);
    for (const inner of await sourcesOf(installed, staged)) {
      const part = inner.isPackage
        ? await npmPackage(inner.name, lock)
        : await bundledPart(inner.name, installed);
      component.needs.push(keyOf(part));
      found.push(part);
    }
    component.needs.sort();
  }
  return found;
}

/**
 * @param {string} name
 * @param {{packages: Record<string, {version: string, integrity: string}>}} lock
 * @returns {Promise<Found>}
 */
async function npmPackage(name, lock) {
  const folder = path.join(ROOT, "node_modules", name);
  const about = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const { version, integrity } = lock.packages[`node_modules/${name}`];
  return {
    name,
    version,
    registry: "npm",
    offered: about.license,
    files: await legalFiles(folder),
    holders: [],
    home: about.repository.url.replace(/^git\+/, ""),
    hash: {
      algorithm: "SHA-512",
      hex: Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex"),
    },
    needs: [],
  };
}

/**
 * @param {string} name A folder that a source map names.
 * @param {string} folder Of the package that it is bundled into.
 * @returns {Promise<Found>}
 */
async function bundledPart(name, folder) {
  const about = BUNDLED[name];
  if (!about) throw new Error(`${folder} bundles ${name}, of which no licence is known`);
  const { offered, files = [], holders = [] } = about;
  return {
    name,
    version: null,
    registry: null,
    offered,
    files: await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8"))),
    holders,
    home: null,
    hash: null,
    needs: [],
  };
}

/**
 * What the staged files of an npm package were made from besides its own sources, by the source maps
 * that lie beside them.
 * @param {string} folder Of the package.
 * @param {{name: string, data: Buffer}[]} staged
 * @returns {Promise<{name: string, isPackage: boolean}[]>}
 */
async function sourcesOf(folder, staged) {
  const digests = new Set(staged.map(({ data }) => digest(data)));
  const scripts = (await filesOf(folder)).filter(
    ({ name, data }) => /\.m?js$/.test(name) && digests.has(digest(data)),
  );
  if (scripts.length === 0) throw new Error(`nothing of ${folder} is staged`);
  const maps = await Promise.all(
    scripts.map(({ name }) =>
      readFile(path.join(folder, `${name.replace(/\.min(?=\.m?js$)/, "")}.map`), "utf8"),
    ),
  );
  /** @type {string[]} */
  const sources = maps.flatMap((map) => JSON.parse(map).sources);
  const inner = sources.flatMap((source) => {
    const outside = /(?:^|\/)(node_modules|external)\/((?:@[^/]+\/)?[^/]+)\//.exec(source);
    return outside ? [outside.slice(1).join("/")] : [];
  });
  return [...new Set(inner)].sort().map((place) => {
    const [kind, ...name] = place.split("/");
    return { name: name.join("/"), isPackage: kind === "node_modules" };
  });
}

/** @param {Buffer} data */
function digest(data) {
  return createHash("sha256").update(data).digest("hex");
}
