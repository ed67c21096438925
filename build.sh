#!/usr/bin/env bash
# Builds, shows and tests Clauselight. Safe to repeat; installs what it needs and nothing twice.
#
#   ./build.sh [build]            stage the unpacked extension for both browsers in dist/extension
#   ./build.sh demo [--headless]  build, open a made-up terms page, click the badge
#   ./build.sh test               everything that must hold
#   ./build.sh bench [FILE]       how fast core and command line are, as ratios in one run (docs/SPEED.md)
#   ./build.sh package            dist/clauselight-VERSION.zip, the same bytes every time, and what is in it
#   ./build.sh twice              the package, built in another folder too, and the bytes compared
#   ./build.sh audit              licences, origins and known weaknesses of what others wrote
#   ./build.sh gallery [OPTIONS]  pictures of every surface, and what a script finds wrong with them
#   ./build.sh soak [OPTIONS]     a thousand pages in one session of each browser: reports alike, memory as a ratio
#   ./build.sh screenshots        the pictures of the stores and of the README
#   ./build.sh fuzz [TARGET [N]]  libFuzzer over the core: crate/fuzz/README.md
set -euo pipefail
cd "$(dirname "$0")"

tools=$PWD/target/tools
python=$PWD/target/python
stage=$PWD/dist/extension
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
need() { command -v "$1" >/dev/null || fail "$1 is needed: $2"; }

# --- what is needed, installed once

install_wasm_target() {
  need cargo "install Rust, as rustup.rs describes"
  local installed
  installed=$(rustc --print target-libdir --target wasm32-unknown-unknown)
  [ -d "$installed" ] && return
  need rustup "it adds the wasm32-unknown-unknown target"
  say "adding the wasm target"
  rustup target add wasm32-unknown-unknown
}

# The program must be of the library's version, so that is read from where the library is locked.
install_wasm_bindgen() {
  local version
  version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
  [ -n "$version" ] || fail "Cargo.lock names no version of wasm-bindgen"
  install_program wasm-bindgen wasm-bindgen-cli "$version"
}

# It looks at a hundred crates: optimised, it would take longer to compile than it ever runs.
install_cargo_deny() {
  CARGO_PROFILE_DEV_DEBUG=false install_program cargo-deny cargo-deny 0.20.2 --debug
}

install_cargo_fuzz() {
  need rustup "libFuzzer needs a nightly toolchain"
  rustup run nightly rustc --version >/dev/null 2>&1 || rustup toolchain install nightly --profile minimal
  install_program cargo-fuzz cargo-fuzz 0.13.2
}

install_program() {
  local name=$1 crate=$2 version=$3
  shift 3
  [ "$("$tools/bin/$name" --version 2>/dev/null)" != "$name $version" ] || return 0
  say "installing $name $version"
  CARGO_TARGET_DIR=$tools/build cargo install "$crate" --version "$version" --locked --root "$tools" "$@"
  rm -rf "$tools/build"
}

install_npm_packages() {
  need node "install Node.js 20 or later"
  need npm "it comes with Node.js"
  cmp -s package-lock.json node_modules/.clauselight-lock && return
  say "installing npm packages"
  npm ci --ignore-scripts --no-audit --no-fund
  cp package-lock.json node_modules/.clauselight-lock
}

install_browsers() {
  local wanted=() name
  for name in chromium firefox-esr; do
    command -v "$name" >/dev/null || wanted+=("$name")
  done
  [ -d /usr/share/fonts/truetype/dejavu ] || wanted+=(fonts-dejavu-core)
  [ ${#wanted[@]} -eq 0 ] || install_debian_packages "${wanted[@]}"
}

# The model's training program is tested too. Its packages lie in an environment of their own.
install_python_packages() {
  python3 -c 'import ensurepip, venv' 2>/dev/null || install_debian_packages python3 python3-venv
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or later is needed"
  local lock
  lock=$(python3 --version && cat crate/model/requirements.txt crate/model/requirements-test.txt)
  [ "$lock" = "$(cat "$python/clauselight-lock" 2>/dev/null)" ] && return
  say "installing Python packages"
  rm -rf "$python"
  python3 -m venv "$python"
  "$python/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: \
    -r crate/model/requirements-test.txt
  printf '%s\n' "$lock" >"$python/clauselight-lock"
}

install_debian_packages() {
  need apt-get "install $* by hand"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    need sudo "it installs $*"
    root=(sudo)
  fi
  say "installing $*"
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "$@"
}

# --- what is done

# Builds a crate for WebAssembly; more arguments are cargo's.
#
# No path of this machine may reach the module, or two builds would differ. The separator is the one that cargo
# takes for flags that may hold spaces. Every browser that the manifest admits has SIMD. Less is inlined than by default:
# V8 optimises functions beside the first report, and takes longer over a large one than over its parts.
wasm_crate() {
  local home=${CARGO_HOME:-$HOME/.cargo} unit=$'\x1f'
  CARGO_ENCODED_RUSTFLAGS="-Ctarget-feature=+simd128$unit-Cllvm-args=-inline-threshold=50$unit--remap-path-prefix=$PWD=.$unit--remap-path-prefix=$CARGO_TARGET_DIR=target$unit--remap-path-prefix=$home=cargo$unit--remap-path-prefix=$(rustc --print sysroot)=rust" \
    cargo build --quiet --locked --profile wasm --target wasm32-unknown-unknown -p "$@"
}

# Makes a module from what cargo built: the crate's name, where the module goes, more options of wasm-bindgen.
bind() {
  local name=$1 to=$2
  shift 2
  "$tools/bin/wasm-bindgen" --target web --no-typescript "$@" --out-dir "$to" --out-name "$name" \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm/$name.wasm"
}

# A function that has one caller is inlined only where it is short, whatever it would save.
optimise() {
  node_modules/.bin/wasm-opt -O3 --one-caller-inline-max-function-size=100 --strip-debug --strip-producers "$1" -o "$2"
}

build() {
  need cc "install a C compiler, which Rust links with (Debian: build-essential)"
  install_wasm_target
  install_wasm_bindgen
  install_npm_packages
  say "building the core"
  wasm_crate clauselight --no-default-features --lib
  local bound=$CARGO_TARGET_DIR/bound new=$PWD/dist/.extension
  rm -rf "$bound" "$new"
  mkdir -p "$bound" "$new/core" "$new/icons"
  # The reset function gives the background a fresh instance after a trap.
  bind clauselight "$bound" --experimental-reset-state-function
  optimise "$bound/clauselight_bg.wasm" "$new/core/clauselight_bg.wasm"
  cp "$bound/clauselight.js" "$new/core/"
  cp -R extension/background extension/changes extension/content extension/licences extension/options extension/popup extension/shared extension/text extension/welcome extension/_locales "$new/"
  # Scripts that run in pages can be no modules.
  node_modules/.bin/esbuild extension/content/boot.js extension/content/scout.js --bundle --format=iife --charset=utf8 --target=es2023 \
    --legal-comments=none --log-level=warning --allow-overwrite --outdir="$new/content"
  stage_readers
  cp extension/icons/*.png "$new/icons/"
  cp manifest.json LICENSE-MIT LICENSE-APACHE "$new/"
  node -e 'import(process.argv[1]).then(({TOKENS_CSS}) => process.stdout.write(TOKENS_CSS))' \
    "$PWD/extension/shared/tokens.js" >"$new/shared/tokens.css"
  node tests/package/notices.mjs "$new" "$new/THIRD-PARTY.txt"
  # The panel beside the page is the popup under another name: it is told apart by one attribute.
  sed 's/data-surface="popup"/data-surface="panel"/' extension/popup/popup.html >"$new/popup/panel.html"
  # What is in a bundle is not shipped beside it.
  node tests/package/unreached.mjs "$new" | while read -r script; do rm "$new/$script"; done
  # In one step, so that a browser that runs the extension never meets half of it.
  rm -rf "$stage"
  mv "$new" "$stage"
  say "staged in dist/extension ($(wc -c <"$stage/core/clauselight_bg.wasm") bytes of wasm)"
}

# Libraries that read files which a person hands over; loaded where there is such a file.
stage_readers() {
  local pdfjs=node_modules/pdfjs-dist
  rm "$new/text/marked.d.ts" "$new/text/pdfjs/pdf.d.mts"
  cp node_modules/marked/lib/marked.esm.js "$new/text/marked.js"
  cp $pdfjs/legacy/build/pdf.min.mjs "$new/text/pdfjs/pdf.mjs"
  cp $pdfjs/legacy/build/pdf.worker.min.mjs "$new/text/pdfjs/pdf.worker.mjs"
}

package() {
  build
  local name
  name=$(package_name)
  rm -f "$name.zip" "$name.cdx.json"
  node tests/package/zip.mjs "$stage" "$name.zip"
  node tests/package/sbom.mjs "$stage" "$name.zip" "$name.cdx.json"
  say "packaged $name.zip ($(wc -c <"$name.zip") bytes), $name.cdx.json says what is in it"
}

package_name() {
  node -p '"dist/clauselight-" + require("./manifest.json").version'
}

twice() {
  package
  build_again
}

# The second build shares the programs that build, and nothing that was built.
build_again() {
  need git "it tells which files are the source"
  local again=$PWD/target/again name
  name=$(package_name)
  rm -rf "$again"
  mkdir -p "$again/target"
  git ls-files -z --cached --others --exclude-standard |
    tar --create --null --files-from=- --ignore-failed-read | tar --extract --directory="$again"
  ln -s "$PWD/node_modules" "$again/node_modules"
  ln -s "$tools" "$again/target/tools"
  say "building once more, in another folder"
  env -u CARGO_TARGET_DIR "$again/build.sh" package
  diff -rq "$stage" "$again/dist/extension"
  cmp "$name.zip" "$again/$name.zip"
  cmp "$name.cdx.json" "$again/$name.cdx.json"
  rm -rf "$again"
  say "the same bytes twice: $(sha256sum "$name.zip")"
}

audit() {
  need git "it gets the advisory database"
  install_npm_packages
  install_cargo_deny
  say "licences, origins and versions of the crates"
  "$tools/bin/cargo-deny" --locked check licenses bans sources
  say "known weaknesses"
  node tests/package/advisories.mjs "$tools/bin/cargo-deny"
}

demo() {
  install_browsers
  build
  say "showing the demo"
  node tests/demo/demo.mjs "$@"
}

bench() {
  build
  say "building the command line"
  cargo build --quiet --locked --release -p clauselight
  say "building the matcher alone"
  cargo build --quiet --locked --release -p clauselight --example translated
  wasm_crate clauselight-matching
  local alone=$CARGO_TARGET_DIR/bench
  bind clauselight_matching "$alone"
  optimise "$alone/clauselight_matching_bg.wasm" "$alone/clauselight_matching_bg.wasm"
  say "measuring"
  node tests/bench/bench.mjs "$@"
}

gallery() {
  install_browsers
  build
  say "drawing every surface"
  node tests/gallery/gallery.mjs "$@"
}

soak() {
  install_browsers
  build
  say "reading pages again and again"
  node tests/soak/soak.mjs "$@"
}

screenshots() {
  install_browsers
  build
  say "drawing the pictures of the stores"
  node tests/gallery/screenshots.mjs
}

# Every target for a minute, or one for so many executions. The core is safe code: what the address sanitizer
# would find, the compiler has refused.
fuzz() {
  install_cargo_fuzz
  local targets=(crate/fuzz/inputs/*/) bound=(-max_total_time=60) target
  targets=("${targets[@]%/}")
  targets=("${targets[@]##*/}")
  if [ $# -gt 0 ]; then
    [ -d "crate/fuzz/inputs/$1" ] || fail "no target $1: ${targets[*]}"
    targets=("$1")
  fi
  [ $# -gt 1 ] && bound=(-runs="$2")
  for target in "${targets[@]}"; do
    say "fuzzing: $target"
    mkdir -p "$CARGO_TARGET_DIR/fuzz/$target"
    PATH=$tools/bin:$PATH CARGO_TARGET_DIR=$CARGO_TARGET_DIR/fuzz/build rustup run nightly \
      cargo fuzz run --fuzz-dir crate/fuzz --sanitizer none "$target" \
      "$CARGO_TARGET_DIR/fuzz/$target" "crate/fuzz/inputs/$target" -- \
      -dict=crate/fuzz/words.dict -max_len=2048 -timeout=20 -artifact_prefix="$CARGO_TARGET_DIR/fuzz/failed-" "${bound[@]}"
  done
}

passed=0
failed=0

# Runs one check to its end and counts it; a test runner's own counts are read from what it prints.
# A failure does not keep the other checks from being run.
check() {
  local name=$1 log=$CARGO_TARGET_DIR/check.log ended=0 good bad began=$SECONDS
  shift
  say "$name"
  "$@" 2>&1 | tee "$log" || ended=1
  good=$(sed -nE 's/^test result: .* ([0-9]+) passed;.*/\1/p; s/^ℹ pass ([0-9]+)$/\1/p' "$log" | paste -sd+ | sed 's/^$/0/')
  bad=$(sed -nE 's/^test result: .* ([0-9]+) failed;.*/\1/p; s/^ℹ fail ([0-9]+)$/\1/p' "$log" | paste -sd+ | sed 's/^$/0/')
  good=$((good)) bad=$((bad))
  # What keeps no count of its own counts as one.
  if [ "$ended" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$ended" -eq 0 ] && [ "$good" -eq 0 ]; then good=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  printf -- '-- %s s\n' $((SECONDS - began))
}

# What runs beside the checks, one after another: of each is kept what it prints and how it ended.
beside() {
  local name
  # A function of which `||` asks how it ended would go on after what fails in it.
  set +e
  for name in "$@"; do
    (set -e; "$name") >"$CARGO_TARGET_DIR/$name.log" 2>&1
    echo $? >"$CARGO_TARGET_DIR/$name.ended"
  done
}

# What ran beside the checks: tells what it printed, and ends as it did.
ended_with() {
  cat "$CARGO_TARGET_DIR/$1.log"
  return "$(cat "$CARGO_TARGET_DIR/$1.ended")"
}

rust_lints() {
  cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
  cargo clippy --quiet --locked -p clauselight -p clauselight-matching --lib --no-default-features --target wasm32-unknown-unknown -- -D warnings
}

rust_tests() {
  cargo test --quiet --locked --workspace --no-fail-fast
}

run_tests() {
  install_browsers
  install_python_packages
  package
  # One processor compiles and tests the core; beside it the other tests what was packaged.
  local beside
  rm -f "$CARGO_TARGET_DIR"/*.ended
  beside rust_lints rust_tests build_again &
  beside=$!
  # Whatever ends the tests ends it too, with what it has started.
  trap 'pkill -P "$beside" 2>/dev/null; kill "$beside" 2>/dev/null' EXIT
  local node_test=(node --test --test-reporter=spec)
  check "Rust: format" cargo fmt --all --check
  check "Python: lints" "$python/bin/ruff" check --no-cache crate/model
  check "Python: format" "$python/bin/ruff" format --no-cache --check crate/model
  check "JavaScript: types" node_modules/.bin/tsc --project tsconfig.json
  check "JavaScript: lints" node_modules/.bin/eslint .
  check "JavaScript: format" node_modules/.bin/prettier --check --log-level warn .
  check "JavaScript: unit tests, the wasm module, the package" "${node_test[@]}" tests/unit/*.test.js tests/package/*.test.js
  check "The staged extension" node_modules/.bin/web-ext lint --source-dir "$stage" --self-hosted
  check "Licences, origins, known weaknesses" ./build.sh audit
  check "End to end: Chromium and Firefox" "${node_test[@]}" --test-concurrency=1 tests/e2e/*.test.js
  wait "$beside"
  trap - EXIT
  check "Rust: lints, those for wasm too" ended_with rust_lints
  check "Rust: tests" ended_with rust_tests
  check "Python: training on a toy corpus" "$python/bin/python" -B -m unittest discover -s crate/model
  check "The package, built twice" ended_with build_again
  printf '\n%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

command=${1:-build}
[ $# -gt 0 ] && shift
case $command in
  build | package | twice | audit | screenshots) "$command" ;;
  demo | bench | gallery | soak | fuzz) "$command" "$@" ;;
  test) run_tests ;;
  *) fail "usage: ./build.sh [build|demo [--headless]|test|bench [FILE]|package|twice|audit|gallery [OPTIONS]|soak [OPTIONS]|screenshots|fuzz [TARGET [N]]]" ;;
esac
