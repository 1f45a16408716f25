#!/bin/sh
# Writes src/sys.rs from ../../../include/ptck.h anew: bindgen 0.60 or later, and libclang.
set -e
cd "$(dirname "$0")"
bindgen --no-layout-tests --use-core --ctypes-prefix core::ffi --no-prepend-enum-name \
  --allowlist-type 'ptck_.*' --allowlist-var 'PTCK_.*' --blocklist-type '__.*' \
  --default-macro-constant-type signed --no-recursive-allowlist --allowlist-type '_bindgen_ty_.*' \
  ../../../include/ptck.h --output src/sys.rs
