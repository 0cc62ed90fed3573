/// A map from short byte strings to 32 bits: open addressing, its keys end to end in one buffer.
struct WordTable {
    /// Sixteen bytes, so that four are fetched at once.
    private struct Slot {
        /// Half of the hash; zero marks a free slot.
        var tag: UInt32
        var start: UInt32
        var length: UInt32
        var value: UInt32

        static let free = Slot(tag: 0, start: 0, length: 0, value: 0)
    }

    private var slots: [Slot]
    private var keys: [UInt8] = []
    private(set) var count = 0
    private let limit: Int

    /// - Parameter limit: the most keys it holds; it empties itself when one more comes.
    init(limit: Int = .max) {
        self.limit = limit
        slots = Array(repeating: .free, count: 64)
    }

    @inline(__always)
    static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let count = key.count
        let seed: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count)
        // The last bytes are read together with some before them.
        if count >= 8 {
            var hash = seed
            var index = 0
            while index + 8 < count {
                hash = mix(hash ^ word(key, index))
                index += 8
            }
            return mix(hash ^ word(key, count - 8))
        }
        if count >= 4 { return mix(seed ^ (UInt64(half(key, 0)) << 32 | UInt64(half(key, count - 4)))) }
        guard count > 0 else { return mix(seed) }
        return mix(seed ^ (UInt64(key[0]) << 16 | UInt64(key[count / 2]) << 8 | UInt64(key[count - 1])))
    }

    /// Eight bytes of a key.
    @inline(__always)
    private static func word(_ key: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt64 {
        UnsafeRawPointer(key.baseAddress.unsafelyUnwrapped).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }

    /// Four bytes of a key.
    @inline(__always)
    private static func half(_ key: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
        UnsafeRawPointer(key.baseAddress.unsafelyUnwrapped).loadUnaligned(fromByteOffset: index, as: UInt32.self)
    }

    /// Whether two keys of one length are the same.
    @inline(__always)
    private static func areEqual(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = one.count
        if count >= 8 {
            var index = 0
            while index + 8 < count {
                guard word(one, index) == word(other, index) else { return false }
                index += 8
            }
            return word(one, count - 8) == word(other, count - 8)
        }
        if count >= 4 { return half(one, 0) == half(other, 0) && half(one, count - 4) == half(other, count - 4) }
        guard count > 0 else { return true }
        return one[0] == other[0] && one[count / 2] == other[count / 2] && one[count - 1] == other[count - 1]
    }

    /// The half of a hash that a slot keeps; a key's place comes of the other one.
    @inline(__always)
    private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) | 1 }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    @inline(__always)
    func value(of key: UnsafeBufferPointer<UInt8>, hash: UInt64) -> UInt32? {
        slots.withUnsafeBufferPointer { slots in
            keys.withUnsafeBufferPointer { keys in
                let mask = slots.count - 1
                let tag = Self.tag(hash)
                var index = Int(truncatingIfNeeded: hash >> 32) & mask
                while slots[index].tag != 0 {
                    if slots[index].tag == tag, Int(slots[index].length) == key.count {
                        let start = Int(slots[index].start)
                        if Self.areEqual(UnsafeBufferPointer(rebasing: keys[start..<(start + key.count)]), key) { return slots[index].value }
                    }
                    index = (index + 1) & mask
                }
                return nil
            }
        }
    }

    func value(of key: UnsafeBufferPointer<UInt8>) -> UInt32? { value(of: key, hash: Self.hash(key)) }

    mutating func insert(_ key: UnsafeBufferPointer<UInt8>, hash: UInt64, value: UInt32) {
        if count >= limit {
            slots = Array(repeating: .free, count: slots.count)
            keys.removeAll(keepingCapacity: true)
            count = 0
        } else if (count + 1) * 2 > slots.count {
            let old = slots
            slots = Array(repeating: .free, count: old.count * 2)
            keys.withUnsafeBufferPointer { keys in
                for slot in old where slot.tag != 0 {
                    let start = Int(slot.start)
                    place(slot, Self.hash(UnsafeBufferPointer(rebasing: keys[start..<(start + Int(slot.length))])))
                }
            }
        }
        place(Slot(tag: Self.tag(hash), start: UInt32(keys.count), length: UInt32(key.count), value: value), hash)
        keys.append(contentsOf: key)
        count += 1
    }

    /// Leaves a key that is there as it is.
    mutating func insertIfNew(_ key: UnsafeBufferPointer<UInt8>, hash: UInt64, value: UInt32) {
        if self.value(of: key, hash: hash) == nil { insert(key, hash: hash, value: value) }
    }

    mutating func insert(_ key: String, value: UInt32) {
        var key = key
        key.withUTF8 { insertIfNew($0, hash: Self.hash($0), value: value) }
    }

    private mutating func place(_ slot: Slot, _ hash: UInt64) {
        slots.withUnsafeMutableBufferPointer { slots in
            let mask = slots.count - 1
            var index = Int(truncatingIfNeeded: hash >> 32) & mask
            while slots[index].tag != 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}
