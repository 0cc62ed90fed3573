#pragma once
// ICU renames its functions by version (u_isalpha_72, ...) with macros, which Swift does not import.
// Each wrapper below carries a stable name, so that the package builds against any ICU from 70 on.
#include <unicode/uchar.h>
#include <unicode/uversion.h>

static inline UBool icu_hasProperty(UChar32 scalar, UProperty property) { return u_hasBinaryProperty(scalar, property); }
