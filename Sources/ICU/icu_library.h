#pragma once
// Only tells the package manager how to find and link ICU; the functions are reached through CICU.
