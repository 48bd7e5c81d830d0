#!/usr/bin/env bash
# What needs Debian's packages, behind `make system-test`: Java 17 and LanguageTool, put together from Maven into a cache folder,
# editors, set up by the commands of docs/editors, and Chromium for the web page.
# Where this runs as root what is missing is installed, elsewhere the error says how. A test that is skipped has failed.
# Later comers (a mail program) get a function and a mark of their own here.
#   LTP_PATH=DIR make system-test     takes a LanguageTool that is at hand
source "$(dirname "$0")/common.sh"

version=6.7
python="${BIN:-.venv/bin}/python"

java_is_new_enough() {
  local major
  major="$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')"
  [ "${major:-0}" -ge 17 ]
}

# All that Maven has to fetch, a second run takes up where the first one broke off.
fetch_languagetool() {
  mvn --batch-mode --quiet --update-snapshots -Dmaven.artifact.threads=8 -Dmaven.wagon.http.retryHandler.count=3 \
    -f "$work/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$1/libs" >&2 &&
    [ -f "$1/libs/languagetool-server-$version.jar" ] && [ -f "$1/libs/language-de-$version.jar" ]
}

assemble_languagetool() {
  local home="$cache/LanguageTool-$version" target="$work/LanguageTool-$version"
  if [ -f "$home/.complete" ]; then
    say "LanguageTool is already in $home"
    return
  fi
  command -v mvn >/dev/null || installed maven
  cat >"$work/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>taktvoll</groupId>
  <artifactId>languagetool-assembly</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>languagetool-server</artifactId>
      <version>$version</version>
    </dependency>
  </dependencies>
</project>
XML
  say "puts LanguageTool $version together from Maven in $home (about 250 MB)"
  mkdir -p "$target/libs"
  again fetch_languagetool "$target"
  # A jar with nothing but a manifest; its Class-Path names the jars in libs/, lines wrapped at 72 bytes.
  "$python" - "$target" <<'PYTHON'
import sys, zipfile
from pathlib import Path

target = Path(sys.argv[1])
jars = " ".join(f"libs/{jar.name}" for jar in sorted((target / "libs").glob("*.jar")))
line = f"Class-Path: {jars}"
wrapped = line[:72] + "".join(f"\r\n {line[i : i + 71]}" for i in range(72, len(line), 71))
with zipfile.ZipFile(target / "languagetool-server.jar", "w", zipfile.ZIP_DEFLATED) as jar:
    jar.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\r\n{wrapped}\r\nMain-Class: org.languagetool.server.HTTPServer\r\n\r\n")
PYTHON
  touch "$target/.complete"
  rm -rf "$home"
  mv "$target" "$home"
}

java_is_new_enough || installed openjdk-17-jdk-headless
java_is_new_enough || { say "java is older than 17: $(java -version 2>&1 | head -1)"; exit 1; }
if [ -z "${LTP_PATH:-}" ]; then
  assemble_languagetool
  export LTP_PATH="$cache"
fi
missing=()
for program in nvim:neovim vim:vim emacs:emacs-nox thunderbird:thunderbird chromium:chromium kate:kate xdotool:xdotool Xvfb:xvfb; do
  command -v "${program%%:*}" >/dev/null || missing+=("${program##*:}")
done
[ "${#missing[@]}" = 0 ] || installed "${missing[@]}" # all at once: Debian's lists are fetched once
emacs --batch --eval "(require 'eglot)" 2>/dev/null || installed elpa-eglot # part of Emacs since 29
command -v npm >/dev/null || installed nodejs npm
(cd editors/vscode && again npm ci --silent >&2)
"$python" -m pytest -q -m "java or editor or browser" --must-run java --must-run editor --must-run browser
