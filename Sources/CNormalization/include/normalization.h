#pragma once
// ICU's NFKC_Casefold behind plain C types. Swift must not see ICU's own headers where Foundation is imported, for Foundation brings another ICU whose types clash with them.
#include <stdbool.h>
#include <stdint.h>

/// Normalizes and folds UTF-16 text. Gives the length of the result, or -1 when it fails or the result does not fit.
int32_t normalization_fold(const uint16_t *source, int32_t length, uint16_t *result, int32_t capacity);

/// Whether a character never combines with what stands before it.
bool normalization_hasBoundaryBefore(uint32_t scalar);

/// Whether a character is a letter, digit, mark or connector, or one that is ignored within words.
bool normalization_isWordPart(uint32_t scalar);
