/// The first eight bytes of a line, by which most others are told not to begin alike.
struct LineOpening: Sendable, Hashable {
    private var bytes: UInt64 = 0
    /// The bits of `bytes` that a shorter line fills.
    private var mask: UInt64 = 0

    init(_ line: [UInt8]) {
        for byte in line.prefix(8) {
            bytes = bytes << 8 | UInt64(byte)
            mask = mask << 8 | 0xFF
        }
        let rest = UInt64(8 - min(line.count, 8)) * 8
        bytes <<= rest
        mask <<= rest
    }

    /// Whether a line with this opening may begin with all of one that has the other.
    @inline(__always)
    func mayBegin(with other: LineOpening) -> Bool { bytes & other.mask == other.bytes }
}
