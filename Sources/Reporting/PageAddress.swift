/// Where a page is, as tools outside name it.
struct PageAddress {
    /// What leads from where the run was started to the target root: empty, or ending in `/`; never absolute and never upward.
    let prefix: String

    /// A root that is absolute or leads out of the directory is left out, so that no report tells of the machine it was made on.
    init(root: String) {
        self.root = root.isEmpty || root.hasSuffix("/") ? root : root + "/"
        var parts: [Substring] = []
        for part in root.split(separator: "/") where part != "." { parts.append(part) }
        let leavesOut = root.hasPrefix("/") || parts.contains("..")
        prefix = leavesOut || parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
    }

    /// The target root as the caller gave it, empty or ending in `/`.
    private let root: String

    /// The path by which whoever started the run can open the page.
    func local(_ page: String) -> String { root + page }

    /// The page's path from where the run was started, where that is below it.
    func path(_ page: String) -> String { prefix + page }

    /// The same as a relative URI reference: it has no scheme and no host whatever the path is.
    func uri(_ page: String) -> String {
        let encoded = Self.percentEncoded(path(page))
        return encoded.hasPrefix("/") ? "." + encoded : encoded
    }

    /// All but unreserved characters (RFC 3986, 2.3) and `/` as `%XX` of their UTF-8 bytes.
    static func percentEncoded(_ path: String) -> String {
        var out: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                out.append(byte)
            default:
                out.append(UInt8(ascii: "%"))
                out.append(hexDigit(byte >> 4))
                out.append(hexDigit(byte & 15))
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10 }
}
