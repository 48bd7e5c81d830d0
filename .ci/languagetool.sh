#!/usr/bin/env bash
# Assembles LanguageTool 6.7 from Maven into a cache folder, so that CI needs no download from languagetool.org.
# Prints the folder for LTP_PATH on its last line of standard output; says on standard error what it does.
# Idempotent. Where Java or Maven is missing it says so and ends with 0 and no output: the tests marked `java` skip.
#
#   LTP_PATH="$(.ci/languagetool.sh)"; export LTP_PATH
set -euo pipefail

version=6.7
cache="${TAKTVOLL_CI_CACHE:-$HOME/.cache/taktvoll-ci}"
home="$cache/LanguageTool-$version"

say() { printf 'languagetool: %s\n' "$*" >&2; }

for tool in java mvn python3; do
  if ! command -v "$tool" >/dev/null; then
    say "no $tool on this machine (apt-get install openjdk-17-jdk-headless maven); tests that need LanguageTool are skipped"
    exit 0
  fi
done

if [ -f "$home/languagetool-server.jar" ] && [ -f "$home/.complete" ]; then
  say "already in $home"
  printf '%s\n' "$cache"
  exit 0
fi

mkdir -p "$cache"
work="$(mktemp -d "$cache/.assembling.XXXXXX")"
trap 'rm -rf "$work"' EXIT

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

say "assembling LanguageTool $version from Maven in $home (about 250 MB)"
started=$SECONDS
target="$work/LanguageTool-$version"
mkdir -p "$target/libs"
# Maven fetches files of one version in parallel only when asked to.
nice mvn --batch-mode --quiet -Dmaven.artifact.threads=8 \
  -f "$work/pom.xml" dependency:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$target/libs" >&2

# A jar with nothing but a manifest; its Class-Path names the jars in libs/, lines wrapped at 72 bytes.
python3 - "$target" <<'PYTHON'
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
say "assembled in $((SECONDS - started)) s, $(du -sm "$home" | cut -f1) MB"
printf '%s\n' "$cache"
