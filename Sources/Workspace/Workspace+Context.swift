import Foundation

extension Workspace {
    /// The pages that are none of `others`: neither the same file nor, wherever it lies, a file of the same bytes.
    ///
    /// Contents are compared only where two files have the same size.
    public func pages(besides others: [PagePairing]) -> [PagePairing] {
        let locations = Set(others.map(\.location))
        var bySize: [off_t: [String]] = [:]
        for other in others {
            if let size = FileBytes.size(other.location) { bySize[size, default: []].append(other.location) }
        }
        return pages.filter { page in
            guard !locations.contains(page.location) else { return false }
            guard let size = FileBytes.size(page.location), let candidates = bySize[size],
                let bytes = try? FileBytes.read(page.location, named: page.path)
            else { return true }
            return !candidates.contains { (try? FileBytes.read($0, named: $0)) == bytes }
        }
    }

    /// What to read of a tree that is not checked and tells about names, words and translations.
    ///
    /// - Parameters:
    ///   - context: the tree of translated pages.
    ///   - source: its mirrored source tree.
    ///   - options: those of the pages under check, for their languages.
    public static func contextOptions(_ context: String, source: String?, like options: Options) -> Options {
        Options(
            targets: [context], source: source, language: options.language, languages: options.languages, sourceLanguage: options.sourceLanguage,
            commitKeys: options.commitKeys)
    }
}
