#!/usr/bin/env bash
# Builds, shows and tests Clauselight. Safe to repeat; installs what it needs and nothing twice.
#
#   ./build.sh [build]            stage the unpacked extension for both browsers in dist/extension
#   ./build.sh demo [--headless]  build, open a made-up terms page, click the badge
#   ./build.sh test               everything that must hold
#   ./build.sh package            dist/clauselight-VERSION.zip, the same bytes every time
set -euo pipefail
cd "$(dirname "$0")"

tools=$PWD/target/tools
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
  if [ "$("$tools/bin/wasm-bindgen" --version 2>/dev/null)" != "wasm-bindgen $version" ]; then
    say "installing wasm-bindgen $version"
    CARGO_TARGET_DIR=$tools/build cargo install wasm-bindgen-cli --version "$version" --locked --root "$tools"
    rm -rf "$tools/build"
  fi
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
  [ ${#wanted[@]} -eq 0 ] && return
  need apt-get "install ${wanted[*]} by hand"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    need sudo "it installs ${wanted[*]}"
    root=(sudo)
  fi
  say "installing ${wanted[*]}"
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${wanted[@]}"
}

# --- what is done

build() {
  install_wasm_target
  install_wasm_bindgen
  install_npm_packages
  say "building the core"
  # No path of this machine may reach the module, or two builds would differ.
  local home=${CARGO_HOME:-$HOME/.cargo}
  RUSTFLAGS="--remap-path-prefix=$PWD=. --remap-path-prefix=$home=cargo --remap-path-prefix=$(rustc --print sysroot)=rust" \
    cargo build --quiet --locked --profile wasm --target wasm32-unknown-unknown -p clauselight --no-default-features --lib
  local bound=$CARGO_TARGET_DIR/bound
  rm -rf "$bound" "$stage"
  mkdir -p "$bound" "$stage/core"
  "$tools/bin/wasm-bindgen" --target web --no-typescript --out-dir "$bound" --out-name clauselight \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm/clauselight.wasm"
  node_modules/.bin/wasm-opt -O3 --strip-debug --strip-producers "$bound/clauselight_bg.wasm" -o "$stage/core/clauselight_bg.wasm"
  cp "$bound/clauselight.js" "$stage/core/"
  cp -R extension/background extension/content extension/popup extension/shared extension/_locales "$stage/"
  mkdir -p "$stage/icons"
  cp extension/icons/*.png "$stage/icons/"
  cp manifest.json LICENSE-MIT LICENSE-APACHE "$stage/"
  node -e 'import(process.argv[1]).then(({TOKENS_CSS}) => process.stdout.write(TOKENS_CSS))' \
    "$PWD/extension/shared/tokens.js" >"$stage/shared/tokens.css"
  say "staged in dist/extension ($(wc -c <"$stage/core/clauselight_bg.wasm") bytes of wasm)"
}

package() {
  build
  local version archive
  version=$(node -p 'require("./manifest.json").version')
  archive=dist/clauselight-$version.zip
  rm -f "$archive"
  node tests/package/zip.mjs "$stage" "$archive"
  say "packaged $archive ($(wc -c <"$archive") bytes)"
}

demo() {
  install_browsers
  build
  say "showing the demo"
  node tests/demo/demo.mjs "$@"
}

run_tests() {
  install_browsers
  build
  say "Rust: format, lints, tests"
  cargo fmt --all --check
  cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
  cargo clippy --quiet --locked -p clauselight --lib --no-default-features --target wasm32-unknown-unknown -- -D warnings
  cargo test --quiet --locked --workspace
  say "JavaScript: types, lints, format, unit tests"
  node_modules/.bin/tsc --project tsconfig.json
  node_modules/.bin/eslint .
  node_modules/.bin/prettier --check --log-level warn .
  node_modules/.bin/web-ext lint --source-dir "$stage" --self-hosted
  node --test tests/unit/*.test.js tests/package/*.test.js
  say "End to end: Chromium and Firefox"
  node --test --test-concurrency=1 tests/e2e/*.test.js
  say "everything passed"
}

command=${1:-build}
[ $# -gt 0 ] && shift
case $command in
  build | package) "$command" ;;
  demo) demo "$@" ;;
  test) run_tests ;;
  *) fail "usage: ./build.sh [build|demo [--headless]|test|package]" ;;
esac
