#!/usr/bin/env bash
# See to it that there is a Chromium for the tests of pages: Debian's, where apt may install it. Without one those tests are skipped.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
else
  echo "No Chromium here and no right to install it: the tests of pages are skipped (Debian: apt-get install chromium fonts-noto-cjk)."
fi
