#!/usr/bin/env bash
# Runs a release as its image is run: in a bare Debian tree, as a user without a name or rights, on a root that is read-only,
# with no network but loopback; it answers a question there and ends on SIGTERM with 0. Takes root and util-linux.
#   deploy/check-release.sh [DEBIAN]      DEBIAN is an unpacked Debian; without it, debootstrap fetches a new one
set -euo pipefail

if [[ ${1-} != --inside ]]; then
  [[ $(id -u) == 0 ]] || { echo 'deploy/check-release.sh needs root, for its own mounts.' >&2; exit 2; }
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  debian=${1-}
  if [[ -z $debian ]]; then
    command -v debootstrap >/dev/null || { echo 'Give an unpacked Debian, or install debootstrap.' >&2; exit 2; }
    debian=$work/debian
    debootstrap --variant=minbase trixie "$debian" >"$work/debootstrap.log" || { tail "$work/debootstrap.log"; exit 1; }
  fi
  "$(dirname "${BASH_SOURCE[0]}")/build-release.sh" "$work/app"
  unshare --mount --net --pid --fork --kill-child bash "${BASH_SOURCE[0]}" --inside "$work" "$(realpath "$debian")"
  exit
fi

# From here on in namespaces of its own: nothing that is mounted is seen outside or left behind.
work=$2 debian=$3 root=$2/root
dockerfile=$(dirname "${BASH_SOURCE[0]}")/../Dockerfile
# Settings, user and commands are those of the image.
read -ra settings < <(sed -n 's/^ENV //p' "$dockerfile" | sed 's#\$PATH#/usr/bin:/bin#')
user=$(sed -n 's/^USER \([0-9]*\):.*/\1/p' "$dockerfile")
read -ra serve < <(sed -n 's/^CMD //p' "$dockerfile" | tr -d '[],"')
read -ra health < <(sed -n 's/^HEALTHCHECK .* CMD //p' "$dockerfile" | tr -d '[],"')

mount --make-rprivate /
mkdir "$root" "$work/layers"
# The tree itself is not changed.
mount -t tmpfs tmpfs "$work/layers"
mkdir "$work/layers/upper" "$work/layers/work"
mount -t overlay overlay -o "lowerdir=$debian,upperdir=$work/layers/upper,workdir=$work/layers/work" "$root"
mkdir -p "$root/app" "$root/data"
mount -o remount,ro "$root"
mount --bind "$work/app" "$root/app"
mount -o remount,bind,ro "$root/app"
mount -t tmpfs -o "uid=$user,gid=$user,mode=700" tmpfs "$root/data"
mount -t tmpfs -o noexec,nosuid,nodev,mode=1777 tmpfs "$root/tmp"
mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/dev"
for device in null zero random urandom; do touch "$root/dev/$device" && mount --bind "/dev/$device" "$root/dev/$device"; done
ip link set lo up

as_user() {
  exec chroot "$root" setpriv --reuid="$user" --regid="$user" --clear-groups --no-new-privs --bounding-set=-all \
    --inh-caps=-all env -i --chdir=/app "${settings[@]}" ACCESS=open "$@"
}

fail() {
  printf '× %s\n' "$1" >&2
  tail -n 20 "$work/server.log" >&2
  exit 1
}

as_user "${serve[@]}" >"$work/server.log" 2>&1 &
server=$!
until grep -q '"event":"ready"' "$work/server.log"; do
  kill -0 "$server" 2>/dev/null || fail 'the server ended before it was ready'
  sleep 0.2
done
echo "○ ready as user $user in $(. "$root/etc/os-release" && echo "$PRETTY_NAME"), root read-only, no network"

(as_user "${health[@]}") || fail 'the health check finds the server ill'
echo '○ the health check of the Dockerfile'

! (as_user touch /app/x) 2>/dev/null && ! (as_user touch /etc/x) 2>/dev/null || fail 'the code or the root can be written to'
echo '○ nothing but /data and /tmp can be written to'

(as_user node --input-type=module) <<'END' || fail 'the question is not answered as it should be'
const base = 'http://127.0.0.1:8787';
const body = JSON.stringify({ question: '镇江2022年5G基站目标' });
const reply = await (await fetch(`${base}/api/ask`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
const [citation] = reply.citations;
const text = await (await fetch(`${base}/api/documents/${citation.documentId}/text`)).text();
const page = await (await fetch(base)).text();
const holds = reply.answer.includes('1400个') && text.slice(citation.start, citation.end) === citation.quote;
if (!holds || !page.includes('<title>规划问答</title>')) process.exit(1);
console.log(`○ ${reply.answer}`);
END

kill -TERM "$server"
wait "$server" || fail "the server ended with $? on SIGTERM"
echo '○ ended on SIGTERM with 0'
