#include "normalization.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

int32_t normalization_fold(const uint16_t *source, int32_t length, uint16_t *result, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
    int32_t written = unorm2_normalize(normalizer, (const UChar *)source, length, (UChar *)result, capacity, &status);
    return U_FAILURE(status) ? -1 : written;
}

bool normalization_hasBoundaryBefore(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
    return U_FAILURE(status) || unorm2_hasBoundaryBefore(normalizer, (UChar32)scalar);
}

bool normalization_isWordPart(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_ALPHABETIC) || u_hasBinaryProperty((UChar32)scalar, UCHAR_XID_CONTINUE)
        || u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}
