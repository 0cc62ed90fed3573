import Foundation

/// Reads what a page says of itself and plans where its source comes from.
struct Pairing {
    enum Plan {
        case check(PagePairing)
        case skip(reason: String)
    }

    private let options: Workspace.Options
    private let root: String
    private let source: SourceRoot?
    private let locales: LocaleDetection
    private let keys: Set<String>
    /// The target tree's place in its own git repository, where it lies in one: `docs` for a root three folders deep in it.
    private let placeInRepository: String?
    private var tree: SourceTree?

    init(_ options: Workspace.Options, target: TargetRoot, source: SourceRoot?) {
        self.options = options
        self.source = source
        root = target.location
        locales = LocaleDetection(root: target.location, source: options.sourceLanguage, targets: options.languages)
        keys = Set(options.commitKeys + ["ms.contentlocale", "ms.translationtype", "ht-degree", "workflow-type"])
        placeInRepository = Self.placeInRepository(of: target.location)
        tree = switch source {
        case .tree(_, let location): SourceTree(root: location)
        case .file: nil
        case nil: SourceTree(root: target.location)
        }
    }

    /// - Parameter path: relative to the root.
    mutating func plan(_ path: String) throws(WorkspaceError) -> Plan {
        let location = root.hasSuffix("/") ? root + path : "\(root)/\(path)"
        let front = FrontMatterScan(try FileBytes.read(location, named: path, first: FrontMatterScan.limit), keys: keys)
        guard let locale = options.language ?? locales.locale(of: path, declared: front["ms.contentlocale"]) else {
            return .skip(reason: "no language recognized")
        }
        if options.language == nil {
            if locale.language == options.sourceLanguage.language { return .skip(reason: "in the source language") }
            guard options.languages.contains(where: { $0.language == locale.language }) else { return .skip(reason: "no checks for language \(locale)") }
        }
        let provenance = Provenance(translationType: front["ms.translationtype"], humanDegree: front["ht-degree"], workflow: front["workflow-type"])
        let mirrored = mirroredSource(of: path, location: location, locale: locale)
        let planned = options.sourceRepository == nil ? mirrored : commit(of: path, locale: locale, front: front, otherwise: mirrored)
        return .check(PagePairing(path: path, location: location, locale: locale, provenance: provenance, source: planned))
    }

    private mutating func mirroredSource(of path: String, location: String, locale: LanguageTag) -> PlannedSource {
        let name: String
        switch source {
        case .file(let file): return .file(file)
        case .tree(let given, _): name = given
        case nil: name = ""
        }
        // Most sources have the page's own path; without a source tree that is the page itself.
        if source != nil, let found = source(at: path, of: location, in: name) { return found }
        for candidate in locales.sourcePaths(for: path, locale: locale) where candidate.lowercased() != path.lowercased() {
            if let found = source(at: candidate, of: location, in: name) { return found }
        }
        return .none(warning: source == nil ? nil : "the source tree has no page for it; checked without a source")
    }

    /// What stands at a place where the source may be; nil where nothing does but the page itself.
    ///
    /// - Parameter name: of the source tree as given.
    private mutating func source(at candidate: String, of location: String, in name: String) -> PlannedSource? {
        switch tree?.find(candidate) ?? .missing {
        case .found(let found):
            guard let tree, "\(tree.root)/\(found)" != location else { return nil }
            let shown = name.isEmpty ? found : name.hasSuffix("/") ? name + found : "\(name)/\(found)"
            return .file(SourceFile(path: shown, location: "\(tree.root)/\(found)"))
        case .ambiguous(let names):
            return .none(warning: "its source may be any of \(names.joined(separator: ", ")), which differ by case alone; checked without a source")
        case .missing: return nil
        }
    }

    private func commit(of path: String, locale: LanguageTag, front: FrontMatterScan, otherwise: PlannedSource) -> PlannedSource {
        let fallback: SourceFile? = if case .file(let file) = otherwise { file } else { nil }
        var problem = "its front matter names no commit (\(options.commitKeys.joined(separator: ", ")))"
        if let key = options.commitKeys.first(where: { front[$0] != nil }), let id = front[key] {
            if SourceRepository.isCommitID(id) {
                return .commit(id: id.lowercased(), paths: repositoryPaths(of: path, locale: locale), otherwise: fallback)
            }
            problem = "its \(key) holds no commit id of 7 to 64 hexadecimal digits"
        }
        return fallback.map { .file($0) } ?? .none(warning: "\(problem); checked without a source")
    }

    /// Where the page may stand in the source repository: as mapped, as the tree has it, or as the target's own repository has it.
    private func repositoryPaths(of path: String, locale: LanguageTag) -> [String] {
        let prefixes = options.map.keys.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
        for prefix in prefixes {
            let folder = prefix.split(separator: "/").joined(separator: "/")
            guard folder.isEmpty || path == folder || path.hasPrefix(folder + "/"), let mapped = options.map[prefix] else { continue }
            let rest = path.dropFirst(folder.count).drop { $0 == "/" }
            return [(mapped.split(separator: "/") + [rest]).joined(separator: "/")]
        }
        var paths = locales.sourcePaths(for: path, locale: locale)
        if let place = placeInRepository {
            for path in locales.sourcePaths(for: "\(place)/\(path)", locale: locale) where !paths.contains(path) { paths.append(path) }
        }
        return paths
    }

    private static func placeInRepository(of root: String) -> String? {
        var at = root
        while at != "/" {
            if FileBytes.kind(at + "/.git") != nil { return at == root ? nil : TargetRoot.relative(root, to: at) }
            at = TargetRoot.parent(of: at)
        }
        return nil
    }
}
