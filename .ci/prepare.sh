# shellcheck shell=bash
# Shared by ./prelo and ./test: Swift, the Debian packages, and the release build.
# The caller has set `root` to the folder with Package.swift.

: "${root:?the caller sets it}"
binary=$root/.build/release/prelo
stamp=$root/.build/prelo.stamp

# What SwiftPM needs on a bare Debian 12 (swift.org's list for Linux), and the libraries of Prelo.
build_packages=(
  binutils git libc6-dev libcurl4 libedit2 libgcc-12-dev libncurses6 libsqlite3-0
  libstdc++-12-dev libxml2 tzdata zlib1g-dev
  pkg-config libhpdf-dev libqrencode-dev libssl-dev libdeflate-dev libsqlite3-dev
  libmicrohttpd12
)

# say ENGLISH PORTUGUESE: one sentence on standard error, in the language of the locale.
say() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    pt*) printf 'prelo: %s\n' "$2" >&2 ;;
    *) printf 'prelo: %s\n' "$1" >&2 ;;
  esac
}

# environment_failed ENGLISH PORTUGUESE: exit code 3 is the environment's.
environment_failed() {
  say "$1" "$2"
  exit 3
}

# find_swift: puts `swift` on PATH from the places where it is usually unpacked.
find_swift() {
  local folder
  for folder in "" /opt/swift/usr/bin /usr/local/swift/usr/bin /usr/share/swift/usr/bin \
    "${HOME:-/root}/.local/share/swiftly/bin" "${HOME:-/root}/swift/usr/bin"; do
    [[ -n $folder && -x $folder/swift ]] && PATH=$folder:$PATH
    command -v swift >/dev/null && return
  done
  environment_failed \
    "Swift 6.3 or later is not installed; get it from https://swift.org/install and put it on PATH." \
    "Falta o Swift 6.3 ou posterior; instale-o a partir de https://swift.org/install e ponha-o no PATH."
}

# install_packages NAME…: installs what Debian misses, or says which command to run.
install_packages() {
  local present package missing=() privilege=() command
  command -v dpkg-query >/dev/null || environment_failed \
    "This is not Debian; install the development files of libharu, libqrencode, OpenSSL, libdeflate and SQLite, and pkg-config." \
    "Este sistema não é Debian; instale os ficheiros de desenvolvimento de libharu, libqrencode, OpenSSL, libdeflate e SQLite, e o pkg-config."
  present=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    [[ $'\n'$present$'\n' == *$'\n'"$package installed"$'\n'* ]] || missing+=("$package")
  done
  ((${#missing[@]} == 0)) && return
  command="apt-get install -y ${missing[*]}"
  if ((EUID != 0)); then
    privilege=(sudo -n)
    sudo -n true 2>/dev/null || environment_failed \
      "Debian packages are missing and this user may not install them; run: sudo $command" \
      "Faltam pacotes Debian e este utilizador não os pode instalar; execute: sudo $command"
  fi
  say "installing ${missing[*]}…" "a instalar ${missing[*]}…"
  apt() {
    "${privilege[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
  }
  { apt install -y "${missing[@]}" || { apt update && apt install -y "${missing[@]}"; }; } \
    >"$root/.build/packages.log" 2>&1 && return
  cat "$root/.build/packages.log" >&2
  environment_failed \
    "Debian packages could not be installed; run: sudo apt-get update && sudo $command" \
    "Não foi possível instalar pacotes Debian; execute: sudo apt-get update && sudo $command"
}

# prepare_build_folder: everything that is made lies under .build.
prepare_build_folder() {
  { mkdir -p "$root/.build" && [[ -w $root/.build ]]; } 2>/dev/null || environment_failed \
    "The folder $root cannot be written to, and Prelo has to be built there once." \
    "Não é possível escrever na pasta $root, e é lá que o Prelo tem de ser compilado uma vez."
}

# find_archives: the libraries that are linked into the program, as to load them is a quarter of the time
# in which it starts. An upgrade of one changes the fingerprint.
find_archives() {
  local archive
  archives=()
  for archive in /usr/lib/*-linux-gnu*/lib{crypto,sqlite3}.a \
    /usr/lib/gcc/*-linux-gnu*/*/lib{stdc++,gcc_eh}.a; do
    [[ ! -e $archive ]] || archives+=("$archive")
  done
}

# link_statically: sets `static` to a folder in which the linker finds only the archives of those libraries.
# Its name is made from them: SwiftPM does not look at archives, but links anew when its arguments change.
link_statically() {
  local archive name
  find_archives
  name=$(find "${archives[@]}" -printf '%p %s %T@ %C@\n' | cksum)
  static=$root/.build/static/${name%% *}
  [[ ! -d $static ]] || return 0
  rm -rf -- "$root/.build/static"
  mkdir -p "$static"
  for archive in "${archives[@]}"; do
    name=${archive##*/}
    ln -sf "$archive" "$static/${name/gcc_eh/gcc_s}"
  done
}

# fingerprint: name, size and change time of every source and archive; one process, a few milliseconds.
fingerprint() {
  find_archives
  find "$root/Package.swift" "$root/Sources" "$root/.ci/prepare.sh" "${archives[@]}" \
    -type f -printf '%p %s %T@\n'
}

# is_built: whether there is a program, and the libraries it loads.
is_built() {
  local libraries=(/usr/lib/*/libhpdf[-.]*so* /usr/lib/*/libqrencode.so.* /usr/lib/*/libdeflate.so.*)
  [[ -x $binary && -e ${libraries[0]} && -e ${libraries[1]} && -e ${libraries[2]} ]]
}

# is_current FINGERPRINT: whether the program was built from these sources and archives.
is_current() {
  is_built && [[ -r $stamp && $(<"$stamp") == "$1" ]]
}

# make_release: the program, linked with the archives of today; the one there is serves until then.
make_release() {
  local static
  link_statically
  # -z now: all addresses are filled in at the start and their table is closed to writing.
  if ! (cd "$root" && swift build -c release --static-swift-stdlib --product prelo \
    -Xlinker "-L$static" -Xlinker -z -Xlinker now) \
    >"$root/.build/prelo.log" 2>&1 </dev/null; then
    cat "$root/.build/prelo.log" >&2
    environment_failed "The build failed; its log is above." "A compilação falhou; o registo está acima."
  fi
  # The folder is older than whatever was linked from it.
  [[ $binary -nt $static ]] || environment_failed \
    "The program was not linked with the libraries of today: remove the folder .build and run ./prelo --rebuild." \
    "O programa não foi ligado às bibliotecas de hoje: apague a pasta .build e execute ./prelo --rebuild."
}

# begin_build, end_build: one build at a time.
begin_build() {
  prepare_build_folder
  find_swift
  exec 9>"$root/.build/prelo.lock"
  flock 9
}
end_build() {
  exec 9>&-
}

# make_current: installs what is missing and builds; nothing on standard output.
make_current() {
  local sources
  install_packages "${build_packages[@]}"
  # The packages may have brought archives.
  sources=$(fingerprint)
  say "building…" "a compilar…"
  make_release
  printf '%s\n' "$sources" >"$stamp"
}

# build_release: builds unless the program is current.
build_release() {
  is_current "$(fingerprint)" && return
  begin_build
  is_current "$(fingerprint)" || make_current
  end_build
}

# rebuild_release: builds in any case.
rebuild_release() {
  begin_build
  make_current
  end_build
}

# use_release: the program as it is, built first where there is none. Commands never install or compile
# otherwise: what prints invoices does not change because somebody edited a file or upgraded a library.
use_release() {
  if ! is_built; then
    build_release
  elif ! is_current "$(fingerprint)"; then
    say "sources or libraries have changed since the program was built; run ./prelo --rebuild" \
      "as fontes ou as bibliotecas mudaram desde que o programa foi compilado; execute ./prelo --rebuild"
  fi
}
