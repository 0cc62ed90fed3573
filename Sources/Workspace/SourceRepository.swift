import Foundation
import Synchronization

/// Versions of source pages out of a git repository, whose work tree is neither read nor touched.
///
/// All comes through one `git cat-file --batch`, requests in turn. Folders are read as tree objects on the way to a file, which costs the same in a tree of any size.
final class SourceRepository: Sendable {
    /// Why a page has no version here, in words for a reader.
    struct Unavailable: Error {
        let reason: String
    }

    private struct State {
        var connection: GitConnection?
        /// What `HEAD` was when first asked for, so that a run sees one state of the repository.
        var head = Head.unread
    }

    private enum Head {
        case unread, none
        case commit(Commit)
    }

    private struct Commit: Sendable {
        let id: String
        /// Seconds since 1970.
        let time: Int?
    }

    private let location: String
    private let isShallow: Bool
    private let state = Mutex(State())

    /// - Parameter path: a repository's top folder, or a bare repository.
    init(_ path: String) throws(WorkspaceError) {
        location = try TargetRoot.resolved(path, remedy: "give the source repository's top folder")
        let answer: (output: [UInt8], status: Int32)
        do {
            answer = try GitConnection.run(["rev-parse", "--is-shallow-repository"], in: location)
        } catch {
            throw WorkspaceError(kind: .repository, path: path, problem: Self.words(for: error), remedy: "see that git can be run")
        }
        let output = String(decoding: answer.output, as: UTF8.self)
        guard answer.status == 0 else {
            if output.contains("dubious ownership") {
                throw WorkspaceError(
                    kind: .repository, path: path, problem: "belongs to another user, and git refuses it",
                    remedy: "trust it with: git config --global --add safe.directory PATH")
            }
            throw WorkspaceError(kind: .repository, path: path, problem: "is no git repository", remedy: "give the source repository's top folder")
        }
        isShallow = output.hasPrefix("true")
    }

    deinit {
        state.withLock { $0.connection?.end() }
    }

    /// Whether a text from a page may be handed to git as a commit's id.
    static func isCommitID(_ text: String) -> Bool {
        (7...64).contains(text.utf8.count) && text.utf8.allSatisfy(isHexDigit)
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xDF)
    }

    /// Reads the first of several paths that the commit has.
    ///
    /// - Parameter id: as `isCommitID` allows.
    func version(of paths: [String], at id: String) throws(Unavailable) -> SourceVersion {
        let result: Result<SourceVersion, Unavailable> = state.withLock { state in
            var result = attempt(paths, at: id, &state)
            // A git that has ended, by itself or by somebody's hand, is started again once.
            if case .failure = result, state.connection == nil { result = attempt(paths, at: id, &state) }
            return result
        }
        return try result.get()
    }

    private func attempt(_ paths: [String], at id: String, _ state: inout State) -> Result<SourceVersion, Unavailable> {
        do {
            return .success(try read(paths, at: id, &state))
        } catch let error as Unavailable {
            return .failure(error)
        } catch let error as GitConnection.Failure {
            if case .gone = error {
                state.connection?.end()
                state.connection = nil
            }
            return .failure(Unavailable(reason: "the source repository gave nothing: \(Self.words(for: error))"))
        } catch {
            return .failure(Unavailable(reason: "\(error)"))
        }
    }

    private func read(_ paths: [String], at id: String, _ state: inout State) throws -> SourceVersion {
        let commit: Commit
        do {
            commit = try self.commit("\(id)^{commit}", &state)
        } catch GitConnection.Failure.missing {
            let why = isShallow ? "; it is a shallow clone, fetch the rest with: git fetch --unshallow" : ""
            throw Unavailable(reason: "commit \(id) is not in the source repository\(why)")
        } catch GitConnection.Failure.ambiguous {
            throw Unavailable(reason: "commit \(id) is too short an id to tell commits apart")
        }
        // Git takes a branch of that name before a shortened id.
        guard commit.id.hasPrefix(id) else { throw Unavailable(reason: "commit \(id) is not in the source repository") }
        for path in paths {
            guard let (name, blob) = try file(path, at: commit.id, &state) else { continue }
            return .commit(path: name, id: commit.id, bytes: blob.bytes, freshness: try freshness(of: name, blob.id, since: commit, &state))
        }
        let names = paths.isEmpty ? "the page" : paths.joined(separator: ", ")
        throw Unavailable(reason: "commit \(commit.id.prefix(12)) has no \(names); it may have been renamed, or its folder needs a mapping")
    }

    private func freshness(of path: String, _ blob: String, since commit: Commit, _ state: inout State) throws -> Freshness {
        if case .unread = state.head {
            do {
                state.head = .commit(try self.commit("HEAD^{commit}", &state))
            } catch GitConnection.Failure.missing {
                state.head = .none
            }
        }
        guard case .commit(let head) = state.head else { return .unknown }
        if head.id == commit.id { return .unchanged }
        guard let current = try file(path, at: head.id, &state)?.object else {
            return isOlder(head, than: commit) ? .unknown : .removed(id: head.id)
        }
        if current.id == blob { return .unchanged }
        return isOlder(head, than: commit) ? .unknown : .changed(current: current.bytes, id: head.id)
    }

    private func isOlder(_ left: Commit, than right: Commit) -> Bool {
        guard let leftTime = left.time, let rightTime = right.time else { return false }
        return leftTime < rightTime
    }

    private func commit(_ name: String, _ state: inout State) throws -> Commit {
        let object = try self.object(name, &state)
        let committer = object.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix { !$0.isEmpty }
            .first { $0.starts(with: "committer ".utf8) }
        let time = committer.flatMap { Int(String(decoding: $0, as: UTF8.self).split(separator: " ").dropLast().last ?? "") }
        return Commit(id: object.id, time: time)
    }

    /// The file of that path exactly, else the one that differs by case alone; nil where there is none.
    private func file(_ path: String, at commit: String, _ state: inout State) throws -> (path: String, object: GitConnection.Object)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        // A line break would end the request, and dots would lead git to another folder.
        guard !path.utf8.contains(where: { $0 == 0x0A || $0 == 0 }), !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
        do {
            let object = try self.object("\(commit):\(path)", &state)
            if object.type == "blob" { return (path, object) }
        } catch GitConnection.Failure.missing {}
        var found = [(path: "", id: "\(commit)^{tree}")]
        for (index, part) in parts.enumerated() {
            let isFolder = index < parts.count - 1
            let folded = part.lowercased()
            var next: [(path: String, id: String)] = []
            for folder in found {
                let entries = TreeEntry.entries(in: try self.object(folder.id, &state))
                for entry in entries where entry.kind == (isFolder ? .folder : .file) && entry.name.lowercased() == folded {
                    next.append((folder.path.isEmpty ? entry.name : "\(folder.path)/\(entry.name)", entry.id))
                }
            }
            found = next
        }
        guard found.count < 2 else {
            throw Unavailable(reason: "its source may be any of \(found.map(\.path).joined(separator: ", ")), which differ by case alone")
        }
        return try found.first.map { ($0.path, try self.object($0.id, &state)) }
    }

    private func object(_ name: String, _ state: inout State) throws -> GitConnection.Object {
        if state.connection == nil { state.connection = try GitConnection(repository: location) }
        guard let object = try state.connection?.object(name) else { throw GitConnection.Failure.missing }
        return object
    }

    private static func words(for failure: GitConnection.Failure) -> String {
        switch failure {
        case .gone(let why): why
        case .missing: "an object is missing; the clone may be partial"
        case .ambiguous: "an id is ambiguous"
        case .tooLarge(let size): "a page is \(size) bytes long, more than the \(FileBytes.largest) that a page may have"
        }
    }
}

/// A line of a git tree object.
private struct TreeEntry {
    enum Kind {
        case folder, file
        /// A symbolic link or another repository.
        case other
    }

    let name: String
    let id: String
    let kind: Kind

    /// The format is `mode name NUL id`, the id in bytes, as long as the repository's hash.
    static func entries(in tree: GitConnection.Object) -> [TreeEntry] {
        let length = tree.id.utf8.count / 2
        var entries: [TreeEntry] = []
        var rest = tree.bytes[...]
        while let space = rest.firstIndex(of: 0x20), let end = rest[space...].firstIndex(of: 0), rest.endIndex - end > length {
            let mode = String(decoding: rest[..<space], as: UTF8.self)
            let id = rest[(end + 1)...(end + length)]
            let kind: Kind = mode == "40000" ? .folder : mode.hasPrefix("100") ? .file : .other
            entries.append(TreeEntry(name: String(decoding: rest[(space + 1)..<end], as: UTF8.self), id: id.map(hex).joined(), kind: kind))
            rest = rest[(end + length + 1)...]
        }
        return entries
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
