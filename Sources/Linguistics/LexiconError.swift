/// Why the dictionaries cannot be used.
public enum LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
    /// No folder holds the dictionary; `package` is the Debian package that brings it.
    case missingDictionary(name: String, package: String, folders: [String])
    /// The files are there, but they cannot be read or are not in UTF-8.
    case unreadableDictionary(path: String)
    /// ICU has no data to find words and sentences with.
    case missingBoundaryData(locale: String)

    public var description: String {
        switch self {
        case .missingDictionary(let name, let package, let folders):
            """
            no Hunspell dictionary "\(name)" in \(folders.joined(separator: ", ")). Install it (Debian, Ubuntu: apt-get install \(package)), \
            or name its folder in the environment variable DICPATH
            """
        case .unreadableDictionary(let path):
            "the Hunspell dictionary \(path) cannot be read as UTF-8. Install one that is in UTF-8"
        case .missingBoundaryData(let locale):
            "ICU cannot tell words and sentences (locale \(locale)). Install ICU with its data (Debian, Ubuntu: apt-get install libicu-dev)"
        }
    }
}
