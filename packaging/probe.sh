#!/usr/bin/env bash
# Runs inside the booted system of check.sh, as root: the units as an administrator meets them.
# Writes one line a proof to /probe/result; the last one is `end` when all went well.
set -uo pipefail
exec >/probe/result 2>&1
touch /probe/started
trap 'journalctl -b --no-pager >/probe/journal 2>&1' EXIT
inbox=/var/lib/prelo/inbox

proved() { printf 'ok    %s\n' "$1"; }
wrong() {
  printf 'FAIL  %s\n' "$1"
  systemctl status prelo-watch prelo-serve --no-pager
  exit 1
}
# within SECONDS COMMAND…: waits until the command succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.2
  done
}
starts() { systemctl show -p NRestarts --value prelo-watch; }
restarted() { (($(starts) > $1)) && systemctl -q is-active prelo-watch; }
drop() { cp "/probe/$1.json" "$inbox/$1.tmp" && chown prelo "$inbox/$1.tmp" && mv "$inbox/$1.tmp" "$inbox/$1.json"; }
is_done() { [[ -e $inbox/done/$1.json && -e $inbox/done/$1.result.json ]]; }

systemctl -q is-enabled prelo-watch && wrong "nothing runs before it is asked for"
systemctl -q is-active prelo-watch && wrong "nothing runs before it is asked for"
# A watchdog of a few seconds, so that the proof does not take minutes.
mkdir -p /run/systemd/system/prelo-watch.service.d
printf '[Service]\nWatchdogSec=12\n' >/run/systemd/system/prelo-watch.service.d/probe.conf
systemctl daemon-reload
systemctl -q enable --now prelo-watch || wrong "the watcher starts"
drop recibo
within 20 is_done recibo || wrong "a dropped document is printed"
proved "a dropped document is printed"

before=$(starts)
systemctl kill -s KILL prelo-watch
within 20 restarted "$before" || wrong "kill -9: it is started again"
drop fatura-uma-pagina
within 20 is_done fatura-uma-pagina || wrong "kill -9: it works again"
proved "kill -9: it is started again, and works"

before=$(systemctl show -p MainPID --value prelo-watch)
systemctl reload prelo-watch || wrong "reload"
drop nota-de-credito
within 20 is_done nota-de-credito || wrong "reload: it goes on"
[[ $(systemctl show -p MainPID --value prelo-watch) == "$before" ]] || wrong "reload: it is the same process"
proved "reload: the same process goes on"

before=$(starts)
kill -STOP "$(systemctl show -p MainPID --value prelo-watch)"
within 60 restarted "$before" || wrong "a process that hangs is started again by the watchdog"
proved "a process that hangs is started again by the watchdog"

systemctl stop prelo-watch || wrong "it stops"
[[ $(systemctl show -p Result --value prelo-watch) == success ]] || wrong "it stops cleanly"
if mount -t tmpfs -o size=64k,mode=750,uid=prelo,gid=prelo tmpfs /var/lib/prelo/pdf; then
  dd if=/dev/zero of=/var/lib/prelo/pdf/filler bs=1k count=63 status=none
  systemctl start prelo-watch
  drop fatura-tres-regioes
  within 20 grep -q '"condition": *"troubled"' "$inbox/.prelo/status.json" || wrong "a full disk is trouble"
  is_done fatura-tres-regioes && wrong "on a full disk nothing is called done"
  rm /var/lib/prelo/pdf/filler
  within 40 is_done fatura-tres-regioes || wrong "when the disk has room again, the work is done"
  proved "a full disk: nothing is lost, and the work is done afterwards"
  systemctl stop prelo-watch
  umount /var/lib/prelo/pdf
else
  printf 'NOT PROVED: the full disk; nothing can be mounted here\n'
fi
systemctl -q disable prelo-watch

# The HTTP door on its socket.
answers() {
  exec 3<>/dev/tcp/127.0.0.1/8080 || return
  printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
  timeout 5 head -n 1 <&3 | grep -q ' 200 '
}
door_opens() {
  systemctl -q enable --now prelo-serve.socket && within 20 answers &&
    systemctl kill -s KILL prelo-serve && within 20 answers
}
if door_opens; then
  proved "the HTTP door answers on its socket, also after kill -9"
else
  printf 'NOT PROVED: the HTTP door on its socket\n'
fi
systemctl -q disable --now prelo-serve.socket prelo-serve
echo end
