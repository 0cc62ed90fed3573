/// A map from 64-bit hashes to 32-bit numbers by open addressing: small, and quick where a `Dictionary` would hash the hash anew.
public struct KeyTable: Sendable {
    @usableFromInline
    struct Slot: Sendable {
        @usableFromInline var key: UInt64
        /// One more than the value; 0 marks a free slot.
        @usableFromInline var value: UInt32
        /// What counted the key last; 0 where nothing did.
        @usableFromInline var mark: UInt32

        @usableFromInline
        init(key: UInt64, value: UInt32, mark: UInt32 = 0) {
            self.key = key
            self.value = value
            self.mark = mark
        }
    }

    @usableFromInline var slots: [Slot]
    public private(set) var count = 0

    /// - Parameter capacity: how many keys it has room for before it grows.
    public init(capacity: Int = 16) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(key: 0, value: 0), count: size)
    }

    /// Where a key's slot is, or would be.
    @inlinable @inline(__always)
    func slot(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            // Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product mix all bits of the key.
            var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
            while slots[index].value != 0, slots[index].key != key { index = (index + 1) & mask }
            return index
        }
    }

    /// The number of a key; nil where it has none.
    @inlinable
    public func value(of key: UInt64) -> UInt32? {
        let value = slots[slot(of: key)].value
        return value == 0 ? nil : value &- 1
    }

    /// The number of a key, which gets this one where it has none.
    ///
    /// - Parameter number: less than `UInt32.max`.
    @inlinable @inline(__always)
    public mutating func value(of key: UInt64, orInsert number: UInt32) -> UInt32 {
        let index = slot(of: key)
        let value = slots[index].value
        if value != 0 { return value &- 1 }
        insert(key, number, at: index)
        return number
    }

    /// - Parameter index: of the slot where it would be.
    @usableFromInline
    mutating func insert(_ key: UInt64, _ number: UInt32, at index: Int, mark: UInt32 = 0) {
        slots[index] = Slot(key: key, value: number &+ 1, mark: mark)
        count += 1
        if count * 2 > slots.count { grow() }
    }

    /// Adds to the number of a key, which is 0 where it has none; it stays below `UInt32.max`.
    @inlinable
    public mutating func add(_ number: UInt32, to key: UInt64) {
        let index = slot(of: key)
        let value = slots[index].value
        if value != 0 {
            let (sum, isTooLarge) = value.addingReportingOverflow(number)
            slots[index].value = isTooLarge ? .max : sum
        } else {
            insert(key, number, at: index)
        }
    }

    /// Notes a key, with the number 0.
    ///
    /// - Returns: whether it is new.
    @inlinable
    public mutating func insert(_ key: UInt64) -> Bool {
        let index = slot(of: key)
        guard slots[index].value == 0 else { return false }
        insert(key, 0, at: index)
        return true
    }

    /// Adds one to the number of a key, which is 0 where it has none, once for each mark in a row.
    ///
    /// - Parameter mark: of a page or the like, never 0.
    @inlinable @inline(__always)
    public mutating func count(_ key: UInt64, once mark: UInt32) {
        let index = slot(of: key)
        if slots[index].value == 0 {
            insert(key, 1, at: index, mark: mark)
        } else if slots[index].mark != mark, slots[index].value < .max {
            slots[index].value += 1
            slots[index].mark = mark
        }
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(key: 0, value: 0), count: old.count * 2)
        for entry in old where entry.value != 0 { slots[slot(of: entry.key)] = entry }
    }

    /// All keys with their numbers, in no order.
    public func forEach(_ body: (UInt64, UInt32) -> Void) {
        for slot in slots where slot.value != 0 { body(slot.key, slot.value &- 1) }
    }
}
