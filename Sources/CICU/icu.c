#include "icu.h"

#include <stdlib.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

static int32_t checked(int32_t length, int32_t capacity, UErrorCode status) {
    return U_SUCCESS(status) && length >= 0 && length <= capacity ? length : -1;
}

enum icu_Category icu_category(uint32_t scalar) {
    if (u_isUWhiteSpace((UChar32)scalar)) return ICU_SPACE;
    switch (u_charType((UChar32)scalar)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return ICU_UPPERCASE;
    case U_LOWERCASE_LETTER: return ICU_LOWERCASE;
    case U_MODIFIER_LETTER: return ICU_MODIFIER_LETTER;
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER: return ICU_LETTER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return ICU_MARK;
    case U_DECIMAL_DIGIT_NUMBER: return ICU_DIGIT;
    case U_FORMAT_CHAR: return ICU_FORMAT;
    default: return u_isUAlphabetic((UChar32)scalar) ? ICU_LETTER : ICU_OTHER;
    }
}

static UScriptCode script(uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript((UChar32)scalar, &status);
}

bool icu_isNonLatin(uint32_t scalar) {
    UScriptCode code = script(scalar);
    return u_isUAlphabetic((UChar32)scalar) && code != USCRIPT_LATIN && code != USCRIPT_COMMON && code != USCRIPT_INHERITED;
}

bool icu_isUnspaced(uint32_t scalar) {
    UScriptCode code = script(scalar);
    return code == USCRIPT_HAN || code == USCRIPT_HIRAGANA || code == USCRIPT_KATAKANA ||
           u_getIntPropertyValue((UChar32)scalar, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

bool icu_isInvisible(uint32_t scalar) {
    return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_hasBinaryProperty((UChar32)scalar, UCHAR_BIDI_CONTROL);
}

static const UNormalizer2 *normalizer(enum icu_Form form, UErrorCode *status) {
    return form == ICU_NFC ? unorm2_getNFCInstance(status) : unorm2_getNFKCInstance(status);
}

int32_t icu_normalize(enum icu_Form form, const uint16_t *text, int32_t length, uint16_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = normalizer(form, &status);
    int32_t written = unorm2_normalize(instance, (const UChar *)text, length, (UChar *)target, capacity, &status);
    return checked(written, capacity, status);
}

bool icu_isNormalized(enum icu_Form form, const uint16_t *text, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = normalizer(form, &status);
    UBool answer = unorm2_isNormalized(instance, (const UChar *)text, length, &status);
    return U_SUCCESS(status) && answer;
}

bool icu_hasBoundaryBefore(enum icu_Form form, uint32_t scalar) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *instance = normalizer(form, &status);
    return U_FAILURE(status) || unorm2_hasBoundaryBefore(instance, (UChar32)scalar);
}

int32_t icu_foldCase(const uint16_t *text, int32_t length, uint16_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t written = u_strFoldCase((UChar *)target, capacity, (const UChar *)text, length, U_FOLD_CASE_DEFAULT, &status);
    return checked(written, capacity, status);
}

struct icu_Breaks {
    UBreakIterator *iterator;
    UText text;
};

icu_Breaks *icu_openBreaks(enum icu_BreakKind kind, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(kind == ICU_WORD ? UBRK_WORD : UBRK_SENTENCE, locale, NULL, 0, &status);
    if (U_FAILURE(status)) return NULL;
    icu_Breaks *breaks = malloc(sizeof *breaks);
    if (!breaks) {
        ubrk_close(iterator);
        return NULL;
    }
    UText empty = UTEXT_INITIALIZER;
    *breaks = (icu_Breaks){iterator, empty};
    return breaks;
}

void icu_closeBreaks(icu_Breaks *breaks) {
    ubrk_close(breaks->iterator);
    utext_close(&breaks->text);
    free(breaks);
}

bool icu_setBreaksText(icu_Breaks *breaks, const char *text, int64_t length) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&breaks->text, text, length, &status);
    ubrk_setUText(breaks->iterator, &breaks->text, &status);
    return U_SUCCESS(status);
}

int32_t icu_nextBreak(icu_Breaks *breaks) {
    int32_t next = ubrk_next(breaks->iterator);
    return next == UBRK_DONE ? -1 : next;
}

icu_Numbers *icu_openNumbers(const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
    return U_SUCCESS(status) ? (icu_Numbers *)format : NULL;
}

void icu_closeNumbers(icu_Numbers *numbers) { unum_close((UNumberFormat *)numbers); }

int32_t icu_numberSymbol(const icu_Numbers *numbers, enum icu_NumberSymbol symbol, uint16_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormatSymbol code = symbol == ICU_DECIMAL_SEPARATOR    ? UNUM_DECIMAL_SEPARATOR_SYMBOL
                               : symbol == ICU_GROUPING_SEPARATOR ? UNUM_GROUPING_SEPARATOR_SYMBOL
                                                                  : UNUM_MINUS_SIGN_SYMBOL;
    int32_t length = unum_getSymbol((const UNumberFormat *)numbers, code, (UChar *)target, capacity, &status);
    return checked(length, capacity, status);
}

int32_t icu_formatNumber(icu_Numbers *numbers, const char *number, int32_t length, int32_t fractionDigits, uint16_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = (UNumberFormat *)numbers;
    unum_setAttribute(format, UNUM_FRACTION_DIGITS, fractionDigits);
    int32_t written = unum_formatDecimal(format, number, length, (UChar *)target, capacity, NULL, &status);
    return checked(written, capacity, status);
}

int32_t icu_percentPattern(const char *locale, uint16_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_PERCENT, NULL, 0, locale, NULL, &status);
    if (U_FAILURE(status)) return -1;
    int32_t length = unum_toPattern(format, false, (UChar *)target, capacity, &status);
    unum_close(format);
    return checked(length, capacity, status);
}

icu_Dates *icu_openDates(enum icu_DateStyle style, const char *locale) {
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode status = U_ZERO_ERROR;
    UDateFormatStyle code = style == ICU_LONG ? UDAT_LONG : style == ICU_MEDIUM ? UDAT_MEDIUM : UDAT_SHORT;
    UDateFormat *format = udat_open(UDAT_NONE, code, locale, utc, -1, NULL, 0, &status);
    return U_SUCCESS(status) ? (icu_Dates *)format : NULL;
}

void icu_closeDates(icu_Dates *dates) { udat_close((UDateFormat *)dates); }

int32_t icu_monthName(const icu_Dates *dates, enum icu_MonthForm form, int32_t month, uint16_t *target, int32_t capacity) {
    static const UDateFormatSymbolType types[] = {UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS};
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = udat_getSymbols((const UDateFormat *)dates, types[form], month, (UChar *)target, capacity, &status);
    return checked(length, capacity, status);
}

int32_t icu_formatDate(const icu_Dates *dates, double milliseconds, uint16_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = udat_format((const UDateFormat *)dates, milliseconds, (UChar *)target, capacity, NULL, &status);
    return checked(length, capacity, status);
}

int32_t icu_datePattern(const icu_Dates *dates, uint16_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = udat_toPattern((const UDateFormat *)dates, 0, (UChar *)target, capacity, &status);
    return checked(length, capacity, status);
}

icu_Spoof *icu_openSpoof(void) {
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *checker = uspoof_open(&status);
    return U_SUCCESS(status) ? (icu_Spoof *)checker : NULL;
}

void icu_closeSpoof(icu_Spoof *spoof) { uspoof_close((USpoofChecker *)spoof); }

int32_t icu_skeleton(const icu_Spoof *spoof, const char *text, int32_t length, char *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t written = uspoof_getSkeletonUTF8((const USpoofChecker *)spoof, 0, text, length, target, capacity, &status);
    return checked(written, capacity, status);
}

int32_t icu_exemplarLetters(const char *locale, uint32_t *target, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(locale, &status);
    if (U_FAILURE(status)) return -1;
    USet *letters = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &status);
    int32_t count = 0;
    if (U_SUCCESS(status)) {
        int32_t ranges = uset_getRangeCount(letters);
        for (int32_t range = 0; range < ranges; range++) {
            UChar32 start, end;
            // Ranges come before strings, which return their length.
            if (uset_getItem(letters, range, &start, &end, NULL, 0, &status) != 0) break;
            for (UChar32 letter = start; letter <= end && count < capacity; letter++) target[count++] = (uint32_t)letter;
        }
        uset_close(letters);
    }
    ulocdata_close(data);
    return count;
}
