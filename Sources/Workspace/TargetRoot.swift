import Foundation

/// The tree that the pages under check belong to.
struct TargetRoot {
    /// As the caller gave it, for reports.
    let name: String
    /// The absolute path, links resolved.
    let location: String
    /// The files and folders to look at, relative to the root; an empty string for the root itself.
    let start: [String]
    /// Whether one file is all that was given.
    let isSingleFile: Bool

    init(_ options: Workspace.Options) throws(WorkspaceError) {
        guard let first = options.targets.first else {
            throw WorkspaceError(kind: .missing, path: ".", problem: "nothing to check is named", remedy: "give a folder or a page as target")
        }
        var locations: [String] = []
        for target in options.targets { locations.append(try Self.resolved(target, remedy: "give a folder or a page that exists")) }
        let folders = locations.map { FileBytes.kind($0) == S_IFDIR ? $0 : Self.parent(of: $0) }
        isSingleFile = locations.count == 1 && folders != locations
        if let root = options.root {
            name = root
            location = try Self.resolved(root, remedy: "give a folder that exists as root")
        } else if folders == locations, locations.count == 1 {
            name = first
            location = locations[0]
        } else {
            let common = folders.dropFirst().reduce(folders[0], Self.commonFolder)
            location = Self.treeFolder(above: common, options) ?? common
            name = Self.relative(location, to: FileManager.default.currentDirectoryPath) ?? location
        }
        var start: [String] = []
        for (target, place) in zip(options.targets, locations) {
            guard let path = Self.relative(place, to: location) else {
                throw WorkspaceError(kind: .missing, path: target, problem: "lies outside the root \(name)", remedy: "give a root above all targets")
            }
            start.append(path == "." ? "" : path)
        }
        self.start = start
    }

    /// An absolute path without links.
    static func resolved(_ path: String, remedy: String) throws(WorkspaceError) -> String {
        guard let real = realpath(path, nil) else {
            let problem = errno == ENOENT || errno == ENOTDIR ? "does not exist" : "cannot be reached (\(String(cString: strerror(errno))))"
            throw WorkspaceError(kind: .missing, path: path, problem: problem, remedy: remedy)
        }
        defer { free(real) }
        return String(cString: real)
    }

    /// The path of a file below a folder, `.` for the folder itself; nil where it lies elsewhere.
    static func relative(_ path: String, to folder: String) -> String? {
        if path == folder { return "." }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    private static func commonFolder(_ left: String, _ right: String) -> String {
        let shared = zip(left.split(separator: "/"), right.split(separator: "/")).prefix { $0 == $1 }.map(\.0)
        return "/" + shared.joined(separator: "/")
    }

    /// The nearest folder from `folder` up, inside its repository, that bears a target locale's name.
    private static func treeFolder(above folder: String, _ options: Workspace.Options) -> String? {
        let locales = LocaleDetection(root: "/", source: options.sourceLanguage, targets: options.languages)
        var at = folder
        while at != "/" {
            if locales.marksTree(at[(at.lastIndex(of: "/").map(at.index(after:)) ?? at.startIndex)...]) { return at }
            if FileBytes.kind(at + "/.git") != nil { return nil }
            at = parent(of: at)
        }
        return nil
    }
}

/// What the caller named as the source: a tree, or the one source of a single page.
enum SourceRoot {
    case tree(name: String, location: String)
    case file(SourceFile)

    init(_ path: String, forSinglePage: Bool) throws(WorkspaceError) {
        let location = try TargetRoot.resolved(path, remedy: "give the source's folder, or leave it out to check without a source")
        switch FileBytes.kind(location) {
        case S_IFDIR: self = .tree(name: path, location: location)
        case S_IFREG where forSinglePage: self = .file(SourceFile(path: path, location: location))
        default:
            throw WorkspaceError(kind: .notAFile, path: path, problem: "is no folder", remedy: "give the source's folder, or a single page as target")
        }
    }
}
