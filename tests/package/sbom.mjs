/**
 * The package's bill of materials as CycloneDX 1.6 has it. It says nothing of when or where it was
 * made, so that the same package has the same one.
 *
 * node tests/package/sbom.mjs STAGED ARCHIVE FILE
 */

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { components, keyOf } from "./components.mjs";

/** @typedef {import("./components.mjs").Component} Component */

/**
 * @param {{name: string, version: string, license: string}} own What the package is.
 * @param {Component[]} all What is in it.
 * @param {Buffer} archive
 */
export function bomOf(own, all, archive) {
  const { name, version, license } = own;
  const called = new Set(all.flatMap(({ needs }) => needs));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": name,
        name,
        version,
        licenses: [{ expression: license }],
        hashes: [{ alg: "SHA-256", content: createHash("sha256").update(archive).digest("hex") }],
      },
    },
    components: all.map(entryOf),
    dependencies: [
      { ref: name, dependsOn: all.map(keyOf).filter((key) => !called.has(key)) },
      ...all.map((component) => ({ ref: keyOf(component), dependsOn: component.needs })),
    ],
  };
}

/** @param {Component} component */
function entryOf(component) {
  const { name, version, registry, offered, home, hash } = component;
  return {
    type: "library",
    "bom-ref": keyOf(component),
    name,
    ...(version === null ? {} : { version }),
    scope: "required",
    ...(hash ? { hashes: [{ alg: hash.algorithm, content: hash.hex }] } : {}),
    licenses: [{ expression: offered.replaceAll("/", " OR ") }],
    ...(registry ? { purl: `pkg:${registry}/${name.replace("@", "%40")}@${version}` } : {}),
    ...(home ? { externalReferences: [{ type: "vcs", url: home }] } : {}),
  };
}

if (process.argv[1] === import.meta.filename) {
  const [staged, archive, file] = process.argv.slice(2);
  const own = JSON.parse(await readFile("package.json", "utf8"));
  const bom = bomOf(own, await components(staged), await readFile(archive));
  await writeFile(file, `${JSON.stringify(bom, null, 2)}\n`);
}
