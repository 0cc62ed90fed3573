import Foundation

/// Finds files of a mirrored source tree, whatever the case of their names.
struct SourceTree {
    enum Match: Equatable {
        /// Relative to the root, as the tree writes it.
        case found(String)
        /// The names that differ by case alone.
        case ambiguous([String])
        case missing
    }

    /// The absolute path.
    let root: String
    /// Folders read lately, so that a tree that differs in case throughout is not read anew for each page.
    private var listings: [String: [String: [String]]] = [:]

    init(root: String) {
        self.root = root
    }

    /// The file of that path exactly; else the one that differs by case alone.
    mutating func find(_ path: String) -> Match {
        let exact = "\(root)/\(path)"
        if FileBytes.isFile(exact) { return .found(path) }
        let parts = path.split(separator: "/").map(String.init)
        var found = [""]
        for (index, part) in parts.enumerated() {
            let wanted: mode_t = index == parts.count - 1 ? S_IFREG : S_IFDIR
            found = found.flatMap { folder in
                names(in: folder, folded: part.lowercased()).map { folder.isEmpty ? $0 : "\(folder)/\($0)" }
            }
            .filter { FileBytes.kind("\(root)/\($0)") == wanted }
        }
        return found.count > 1 ? .ambiguous(found) : found.first.map { .found($0) } ?? .missing
    }

    private mutating func names(in folder: String, folded: String) -> [String] {
        if let listing = listings[folder] { return listing[folded] ?? [] }
        if listings.count >= 64 { listings.removeAll() }
        let listing = Dictionary(grouping: FileBytes.names(in: folder.isEmpty ? root : "\(root)/\(folder)") ?? []) { $0.lowercased() }
        listings[folder] = listing
        return listing[folded] ?? []
    }
}
