/// Reads the word lists of a profile, which are written as text to stay readable.
enum ProfileList {
    static func words(_ list: String) -> [String] { list.split { $0 == " " || $0 == "\n" }.map(String.init) }
}
