#!/usr/bin/env bash
# Proves that the package in .build/package works where it was never built. As root, on Debian 12.
#
# lintian; a bare system made by mmdebstrap, in which apt installs it and the program prints the host's bytes, also
# as nobody on a read-only root; a really booted systemd, with kill -9, reload, watchdog and full disk; purge. What this machine
# cannot do is said and passed over; what goes wrong ends the check with code 1.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=.ci/prepare.sh
source "$root/.ci/prepare.sh"
work=$root/.build/package
system=$work/system
packages=("$work"/prelo_*.deb)
sample=$root/SampleOutput/fatura-uma-pagina.json

unproved() { say "NOT PROVED: $1" "NÃO PROVADO: $1"; }
proved() { printf 'ok    %s\n' "$1"; }
wrong() {
  printf 'FAIL  %s\n' "$1"
  exit 1
}

[[ -e ${packages[0]} ]] || wrong "no package in $work; run ./package first"
if ((EUID != 0)); then
  unproved "anything: only root may make and boot another system"
  exit 0
fi
if ! (install_packages lintian mmdebstrap systemd-container); then
  unproved "anything: lintian, mmdebstrap and systemd-container cannot be installed here"
  exit 0
fi

lintian --allow-root --fail-on error,warning "${packages[0]}" || wrong "lintian is content"
proved "lintian is content"

# A bare system; systemd comes with it so that it can be booted later.
trap 'rm -rf -- "$system"' EXIT
rm -rf -- "$system"
if ! mmdebstrap --quiet --variant=minbase --include=systemd,systemd-sysv,dbus bookworm "$system" \
  >"$work/mmdebstrap.log" 2>&1; then
  unproved "anything but lintian: a bare system cannot be made here; $(tail -n 1 "$work/mmdebstrap.log")"
  exit 0
fi
cp "${packages[0]}" "$system/root/prelo.deb"
cp --dereference /etc/resolv.conf "$system/etc/resolv.conf"
# With /proc, where programs find themselves and their arguments.
# shellcheck disable=SC2016 # expanded inside
inside() {
  DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 unshare -m \
    bash -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$system" "$@"
}

if ! inside apt-get -qq update >"$work/apt.log" 2>&1; then
  unproved "anything but lintian: no mirror can be reached from the bare system; $(tail -n 1 "$work/apt.log")"
  exit 0
fi
inside apt-get -qq install -y /root/prelo.deb >"$work/apt.log" 2>&1 || {
  cat "$work/apt.log"
  wrong "apt installs the package in a bare system"
}
proved "apt installs the package in a bare system"

PRELO_HOME=$root "$work/program" render "$sample" -o - >"$work/host.pdf"
inside prelo render - -o - <"$sample" >"$work/inside.pdf"
cmp "$work/host.pdf" "$work/inside.pdf" || wrong "the bare system prints the host's bytes"
cmp "$work/host.pdf" "${sample%.json}.pdf" || wrong "the program prints the sample's bytes"
inside sh -c 'prelo example FT | prelo validate --strict - && prelo --version --verbose' >"$work/told.txt" ||
  wrong "an example is valid in the bare system"
proved "the bare system prints the host's bytes"

# shellcheck disable=SC2016 # expanded inside
unshare -m bash -c '
  set -e
  mount --bind "$1" "$1"
  mount -o remount,bind,ro "$1"
  mount -t proc proc "$1/proc"
  chroot --userspec=65532:65532 "$1" prelo render - -o - <"$2"' container "$system" "$sample" >"$work/container.pdf" ||
  wrong "an ordinary user prints on a read-only root"
cmp "$work/host.pdf" "$work/container.pdf" || wrong "an ordinary user prints on a read-only root"
proved "an ordinary user prints on a read-only root"

# systemd for real: the probe runs as a unit inside, writes what it found, and switches off.
mkdir -p "$system/probe"
cp "$root/packaging/probe.sh" "$system/probe/run"
cp "$root"/SampleOutput/{fatura-uma-pagina,recibo,nota-de-credito,pro-forma,fatura-tres-regioes}.json "$system/probe"
cat >"$system/etc/systemd/system/probe.service" <<'UNIT'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash /probe/run
ExecStopPost=/bin/systemctl --no-block poweroff
TimeoutStartSec=180
[Install]
WantedBy=default.target
UNIT
inside systemctl -q enable probe.service
if ! timeout 240 systemd-nspawn --quiet -D "$system" --boot --register=no --keep-unit --private-network \
  --console=pipe --link-journal=no </dev/null >"$work/boot.log" 2>&1 && [[ ! -e $system/probe/started ]]; then
  unproved "the units: systemd cannot be booted here; $(tail -n 1 "$work/boot.log")"
elif [[ ! -e $system/probe/started ]]; then
  unproved "the units: the booted system did not come up; $(tail -n 1 "$work/boot.log")"
else
  cat "$system/probe/result"
  [[ $(tail -n 1 "$system/probe/result") == end ]] || {
    tail -n 40 "$system/probe/journal" 2>/dev/null || true
    wrong "the units work under a booted systemd"
  }
  proved "the units work under a booted systemd"
fi

# Purge takes everything but what was issued.
inside systemctl -q disable probe.service
inside sh -c 'echo kept >/var/lib/prelo/pdf/kept.pdf && echo kept >/var/lib/prelo/inbox/kept.json'
inside apt-get -qq purge -y prelo >"$work/purge.log" 2>&1 || {
  cat "$work/purge.log"
  wrong "the package can be purged"
}
left=$(inside find / -xdev -path '*prelo*' -not -path '/proc/*' -not -path '/var/lib/prelo*' -not -path '/root/*' \
  -not -path '/var/cache/*' -not -path '/var/log/*' -not -path '/probe*' -print)
[[ -z $left ]] || wrong "purge leaves nothing but data: $left"
for kept in pdf/kept.pdf inbox/kept.json; do
  [[ $(<"$system/var/lib/prelo/$kept") == kept ]] || wrong "purge leaves invoices and registers alone"
done
proved "purge leaves nothing but invoices and registers"
