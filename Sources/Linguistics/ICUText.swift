/// What an ICU call writes as UTF-16 into a buffer of the given capacity; nil when it fails.
func utf16(atMost capacity: Int, _ call: (UnsafeMutablePointer<UInt16>?, Int32) -> Int32) -> [UInt16]? {
    var isWritten = false
    let units = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
        let length = Int(call(buffer.baseAddress, Int32(capacity)))
        isWritten = length >= 0
        count = max(0, length)
    }
    return isWritten ? units : nil
}
