#!/usr/bin/env bash
# Makes a release: one folder with the program, the built page, the five documents, the packages that it runs with and Node
# itself. It runs where there is neither npm nor a network, and nothing is ever written into it. The Dockerfile runs this
# very script; docs/deployment.md tells how the folder is used without an image.
#   deploy/build-release.sh [--link] FOLDER      FOLDER is made, and must not be there yet
# Without node_modules it installs the packages first, which takes a registry; with them no network is used. With --link the
# packages are hard links to those of the checkout: quick, for a try on the same disk.
set -euo pipefail

copy=(cp --archive --parents)
if [[ ${1-} == --link ]]; then
  copy+=(--link)
  shift
fi
if [[ $# != 1 || -e $1 ]]; then
  echo 'usage: deploy/build-release.sh [--link] FOLDER, where FOLDER does not exist yet' >&2
  exit 2
fi
release=$(realpath -m "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$(pwd -P)

[[ -d node_modules ]] || npm ci --ignore-scripts --loglevel=error

mkdir -p "$release/bin"
npx --no-install vite build --logLevel=error --outDir "$release/dist/web"

# The program without what only tests need.
tar -cf - --exclude='*.test.ts' --exclude=__fixtures__ --exclude=__browser__ \
  api retrieval prompts seeds package.json .env.example docs deploy/is-healthy.ts deploy/plan-assistant.service |
  tar -xf - --no-same-owner -C "$release"

# Read by whoever runs it, written by nobody but its owner.
chmod -R a+rX,go-w "$release"

# Packages inside a package come along with it. LanceDB's optional way of making vectors inside this process is never called
# here, and half as large as all the rest. The headers of Node are for compilers.
npm ls --omit=dev --all --parseable |
  while read -r package; do
    package=${package#"$root"/}
    case $package in
      */node_modules/* | node_modules/@huggingface/* | node_modules/onnxruntime-* | node_modules/sharp | node_modules/@img/*) ;;
      node_modules/*) printf '%s\n' "$package" ;;
    esac
  done |
  xargs -d '\n' "${copy[@]}" --target-directory="$release"
rm -r "$release"/node_modules/node-linux-*/include
# The mode of a linked file is that of the checkout's too.
[[ ${copy[-1]} == --link ]] || chmod -R a+rX,go-w "$release/node_modules"

(cd "$release/bin" && ln -s ../node_modules/node-linux-*/bin/node node)
install -m 755 deploy/plans "$release/bin/plans"
echo "$("$release/bin/node" --version), $(du -sm "$release" | cut -f1) MB: $release"
