#!/bin/sh
# First Call on macOS and Linux, without a network: finds a Python and hands over to files/install.py.
# Once the kit is installed, this file is also in its folder and only opens the lessons.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
cd -- "$here" || exit 1
if [ -x .venv/bin/first-call ]; then exec .venv/bin/first-call "$@"; fi
if [ ! -f files/install.py ]; then
  echo 'The folder "files" is not here. Unpack the whole ZIP file, and run this file in the folder that it makes.'
  echo '"files" 폴더가 없어요. ZIP 파일 전체의 압축을 풀고, 생긴 폴더 안에서 이 파일을 실행하세요.'
  exit 1
fi

# No network, no settings of this computer; a Python of our own only where none fits.
for name in $(env | sed -n 's/^\(UV_[A-Z0-9_]*\)=.*/\1/p'); do unset "$name"; done
kit=${HOME:?}/first-call-kit
export UV_OFFLINE=1 UV_NO_CONFIG=1 UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=manual UV_PYTHON_INSTALL_BIN=0
export UV_PYTHON_INSTALL_DIR="$kit/.python" UV_PYTHON_INSTALL_MIRROR="file://$here/files/python"

uv=files/uv
if command -v xattr > /dev/null 2>&1; then xattr -d com.apple.quarantine "$uv" > /dev/null 2>&1; fi
if ! "$uv" --version > /dev/null 2>&1; then # on a drive that runs no programs, or unpacked without permissions
  mkdir -p "$kit/.uv" && cp "$uv" "$kit/.uv/uv" && chmod u+x "$kit/.uv/uv" && uv=$kit/.uv/uv
fi
if "$uv" --version > /dev/null 2>&1; then
  for request in @REQUESTS@; do
    if "$uv" python find "$request" > /dev/null 2>&1; then
      exec "$uv" run --no-project --python "$request" files/install.py "$@"
    fi
  done
  archived='@ARCHIVED@'
  if [ -n "$archived" ] && "$uv" python install "$archived"; then
    exec "$uv" run --no-project --python "$archived" files/install.py "$@"
  fi
else
  for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; then
      exec "$python" files/install.py "$@"
    fi
  done
fi
cat files/no-python.txt
exit 1
