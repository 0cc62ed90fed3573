import Foundation

/// Reading of untrusted files: ordinary files only, never a link, a pipe or a device, and never more than the limit.
enum FileBytes {
    /// The largest page read, in bytes.
    static let largest = 64 << 20

    /// - Parameters:
    ///   - location: the file's absolute path.
    ///   - name: the path that an error names.
    ///   - first: read no more than so many bytes; the limit on the whole file's size holds all the same.
    static func read(_ location: String, named name: String, first: Int = .max) throws(WorkspaceError) -> [UInt8] {
        // Not blocking, so that opening a pipe returns and can be refused.
        let file = open(location, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw unopened(name, errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw unopened(name, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let what = status.st_mode & S_IFMT == S_IFDIR ? "is a folder, not a page" : "is no ordinary file"
            throw WorkspaceError(kind: .notAFile, path: name, problem: what, remedy: "rename it or exclude it")
        }
        let size = Int(status.st_size)
        guard size <= largest else {
            throw WorkspaceError(
                kind: .tooLarge, path: name, problem: "is \(size) bytes long, more than the \(largest) that a page may have", remedy: "split it or exclude it")
        }
        let wanted = min(size, first)
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            while count < wanted, let base = buffer.baseAddress {
                let got = pread(file, base + count, wanted - count, off_t(count))
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        guard failure == 0 else { throw unopened(name, failure) }
        return bytes
    }

    /// The bytes of an ordinary file, uncounted; nil where there is none.
    static func size(_ location: String) -> off_t? {
        var status = stat()
        return lstat(location, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? status.st_size : nil
    }

    /// What a path leads to without following a link at its end; nil where there is nothing.
    static func kind(_ location: String) -> mode_t? {
        var status = stat()
        return lstat(location, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    static func isFile(_ location: String) -> Bool { kind(location) == S_IFREG }

    /// The names in a folder in byte order, without `.` and `..`; nil where it cannot be read.
    /// A name that is no UTF-8 comes out repaired, and so names nothing.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func unopened(_ name: String, _ code: Int32) -> WorkspaceError {
        let why = String(cString: strerror(code))
        switch code {
        case ENOENT, ENOTDIR:
            return WorkspaceError(kind: .missing, path: name, problem: "does not exist", remedy: "check the path")
        case ELOOP:
            return WorkspaceError(kind: .notAFile, path: name, problem: "is a symbolic link", remedy: "give the file that it leads to")
        default:
            return WorkspaceError(kind: .unreadable, path: name, problem: "cannot be read (\(why))", remedy: "check its permissions")
        }
    }
}
