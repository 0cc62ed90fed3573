#pragma once
// ICU under stable names and plain types.
//
// ICU renames its functions by version (u_charType_72, ...) with macros, which Swift does not import, and its headers clash with
// the copy that Foundation brings on Linux. So ICU's headers stay in icu.c, and the package builds against any ICU from 70 on.
//
// Functions that write text return its length, or -1 on failure or when it does not fit. Lengths and offsets are in units of the
// text: bytes for UTF-8 (char), 16-bit units for UTF-16 (uint16_t).
#include <stdbool.h>
#include <stdint.h>

// Characters

/// General categories that tell words apart.
enum icu_Category {
    ICU_OTHER,
    ICU_UPPERCASE,
    ICU_LOWERCASE,
    ICU_LETTER,
    ICU_MODIFIER_LETTER,
    ICU_MARK,
    ICU_DIGIT,
    ICU_SPACE,
    ICU_FORMAT,
};
enum icu_Category icu_category(uint32_t scalar);
/// A letter of another script than Latin.
bool icu_isNonLatin(uint32_t scalar);
/// Of a script that is written without spaces between words.
bool icu_isUnspaced(uint32_t scalar);
/// Default_Ignorable_Code_Point or Bidi_Control: what a reader does not see.
bool icu_isInvisible(uint32_t scalar);

// Normalization and case

enum icu_Form { ICU_NFC, ICU_NFKC };
int32_t icu_normalize(enum icu_Form form, const uint16_t *text, int32_t length, uint16_t *target, int32_t capacity);
bool icu_isNormalized(enum icu_Form form, const uint16_t *text, int32_t length);
/// Whether normalization never joins the character with one before it.
bool icu_hasBoundaryBefore(enum icu_Form form, uint32_t scalar);
int32_t icu_foldCase(const uint16_t *text, int32_t length, uint16_t *target, int32_t capacity);

// Boundaries

typedef struct icu_Breaks icu_Breaks;
enum icu_BreakKind { ICU_WORD, ICU_SENTENCE };
icu_Breaks *icu_openBreaks(enum icu_BreakKind kind, const char *locale);
void icu_closeBreaks(icu_Breaks *breaks);
/// The text must outlive the calls of icu_nextBreak.
bool icu_setBreaksText(icu_Breaks *breaks, const char *text, int64_t length);
/// The next boundary after the text's start, -1 after the last.
int32_t icu_nextBreak(icu_Breaks *breaks);

// Numbers

typedef struct icu_Numbers icu_Numbers;
enum icu_NumberSymbol { ICU_DECIMAL_SEPARATOR, ICU_GROUPING_SEPARATOR, ICU_MINUS };
icu_Numbers *icu_openNumbers(const char *locale);
void icu_closeNumbers(icu_Numbers *numbers);
int32_t icu_numberSymbol(const icu_Numbers *numbers, enum icu_NumberSymbol symbol, uint16_t *target, int32_t capacity);
/// Writes a decimal number, given as "-1234.50", with all its fraction digits.
int32_t icu_formatNumber(icu_Numbers *numbers, const char *number, int32_t length, int32_t fractionDigits, uint16_t *target, int32_t capacity);
/// The CLDR pattern of percentages: "#,##0%".
int32_t icu_percentPattern(const char *locale, uint16_t *target, int32_t capacity);

// Dates, in the Gregorian calendar

typedef struct icu_Dates icu_Dates;
enum icu_DateStyle { ICU_LONG, ICU_MEDIUM, ICU_SHORT };
enum icu_MonthForm { ICU_MONTH, ICU_MONTH_ABBREVIATED, ICU_MONTH_STANDALONE, ICU_MONTH_STANDALONE_ABBREVIATED };
icu_Dates *icu_openDates(enum icu_DateStyle style, const char *locale);
void icu_closeDates(icu_Dates *dates);
int32_t icu_monthName(const icu_Dates *dates, enum icu_MonthForm form, int32_t month, uint16_t *target, int32_t capacity);
/// Milliseconds since 1970-01-01 UTC.
int32_t icu_formatDate(const icu_Dates *dates, double milliseconds, uint16_t *target, int32_t capacity);
/// The locale's pattern for the style, such as "d MMMM y".
int32_t icu_datePattern(const icu_Dates *dates, uint16_t *target, int32_t capacity);

// Look-alikes

typedef struct icu_Spoof icu_Spoof;
icu_Spoof *icu_openSpoof(void);
void icu_closeSpoof(icu_Spoof *spoof);
/// The skeleton of UTS #39: texts with the same skeleton look alike.
int32_t icu_skeleton(const icu_Spoof *spoof, const char *text, int32_t length, char *target, int32_t capacity);

// Letters

/// Writes the small letters that texts of a language use, as code points; returns how many there are.
int32_t icu_exemplarLetters(const char *locale, uint32_t *target, int32_t capacity);
