import Foundation

/// Tells a page's language by the nearest sign: its front matter, its name's suffix, its folders from the nearest up, and at
/// last the folders that the tree stands in.
struct LocaleDetection: Sendable {
    private let source: LanguageTag
    /// The source language as folders that bear regions write it.
    private let regional: String
    /// The languages that a folder or suffix of two letters may mean: `to/`, `is/` and `id/` are mostly something else.
    private let bare: Set<String>
    private let ofRoot: LanguageTag?

    /// - Parameters:
    ///   - root: the tree's absolute path; its own folders count up to the repository it lies in.
    ///   - targets: the languages that pages are checked in.
    init(root: String, source: LanguageTag, targets: [LanguageTag]) {
        self.source = source
        regional = source.region == nil && source.language == "en" ? "en-us" : "\(source)".lowercased()
        let bare = Set((targets + [source]).map(\.language))
        self.bare = bare
        var ofRoot: LanguageTag?
        var folder = root
        while ofRoot == nil, folder.utf8.count > 1 {
            let (parent, name) = Self.split(folder)
            ofRoot = Self.tag(ofFolder: name, bare: bare)
            if FileBytes.kind(folder + "/.git") != nil { break }
            folder = parent
        }
        self.ofRoot = ofRoot
    }

    /// - Parameter declared: the page's `ms.contentlocale`.
    func locale(of path: String, declared: String?) -> LanguageTag? {
        if let declared = declared.flatMap({ LanguageTag($0) }) { return declared }
        let parts = path.split(separator: "/")
        if let name = parts.last, let suffix = suffix(of: name) { return suffix.tag }
        for folder in parts.dropLast().reversed() {
            if let tag = Self.tag(ofFolder: folder, bare: bare) { return tag }
        }
        return ofRoot
    }

    /// The paths that the page's source may have in a tree, the likeliest first, each once: the same; its locale folders in the
    /// source language or left out; its locale suffix left out or in the source language.
    func sourcePaths(for path: String, locale: LanguageTag) -> [String] {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return [] }
        var files = [String(name)]
        if let suffix = suffix(of: name), suffix.tag.language == locale.language {
            files += ["", ".\(source.language)", ".\(regional)"].map { suffix.stem + $0 + suffix.fileType }
        }
        let choices = parts.dropLast().map { sourceFolders(for: $0, locale: locale) }
        var paths: [String] = []
        for choice in 0..<4 {
            let folders = choices.compactMap { choice < $0.count ? $0[choice] : $0[0] }.filter { !$0.isEmpty }
            for path in files.map({ (folders + [$0]).joined(separator: "/") }) where !paths.contains(path) { paths.append(path) }
        }
        return paths
    }

    /// A folder's name itself and, where it is a locale's, what stands in its place on the source side; empty for no folder.
    private func sourceFolders(for folder: Substring, locale: LanguageTag) -> [String] {
        guard let tag = Self.tag(ofWord: folder, bare: bare), tag.language == locale.language else { return [String(folder)] }
        let names = [regional, source.language]
        return [String(folder)] + (tag.region == nil ? names.reversed() : names) + [""]
    }

    /// Whether a folder's name alone tells a target language: where a mirrored tree begins.
    func marksTree(_ folder: Substring) -> Bool {
        Self.tag(ofFolder: folder, bare: bare).map { $0.language != source.language } ?? false
    }

    /// The `.fr` of `page.fr.md`.
    private func suffix(of name: Substring) -> (stem: String, tag: LanguageTag, fileType: String)? {
        guard let dot = name.lastIndex(of: "."), let before = name[..<dot].lastIndex(of: "."), before != name.startIndex,
            let tag = Self.tag(ofWord: name[name.index(after: before)..<dot], bare: bare)
        else { return nil }
        return (String(name[..<before]), tag, String(name[dot...]))
    }

    /// `fr-fr`, `fr`, or `docs.fr-FR` as repositories are named.
    private static func tag(ofFolder folder: Substring, bare: Set<String>) -> LanguageTag? {
        if let tag = tag(ofWord: folder, bare: bare) { return tag }
        guard let dot = folder.lastIndex(of: ".") else { return nil }
        return tag(ofWord: folder[folder.index(after: dot)...], bare: bare)
    }

    private static func tag(ofWord word: Substring, bare: Set<String>) -> LanguageTag? {
        guard let tag = LanguageTag(word) else { return nil }
        if bare.contains(tag.language) { return tag }
        guard let region = tag.region else { return nil }
        return locales.contains("\(tag.language)-\(region)") ? tag : nil
    }

    private static func split(_ path: String) -> (parent: String, name: Substring) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path[...]) }
        return (String(path[..<slash]), path[path.index(after: slash)...])
    }

    /// The languages with their regions that CLDR knows, so that `to-do/` is no language.
    private static let locales: Set<String> = Set(
        Locale.availableIdentifiers.compactMap { LanguageTag($0).flatMap { $0.region == nil ? nil : $0.description } })
}
