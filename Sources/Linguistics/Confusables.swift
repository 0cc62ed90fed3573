import CICU

/// Tells texts that look alike though their letters differ (UTS #39).
///
/// It holds an open ICU handle and is used by one worker at a time.
public final class Confusables {
    private let handle: OpaquePointer

    /// - Returns: nil when ICU has no data for it.
    public init?() {
        guard let handle = icu_openSpoof() else { return nil }
        self.handle = handle
    }

    deinit { icu_closeSpoof(handle) }

    /// The text with each letter replaced by the prototype of its look-alikes: texts of one skeleton look the same.
    ///
    /// - Parameter text: valid UTF-8.
    public func skeleton(of text: [UInt8]) -> [UInt8] {
        let capacity = text.count * 8 + 8
        return text.withUnsafeBytes { source in
            var isWritten = false
            let skeleton = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let length = UnsafeMutableRawBufferPointer(buffer).withMemoryRebound(to: CChar.self) { target in
                    icu_skeleton(handle, source.assumingMemoryBound(to: CChar.self).baseAddress, Int32(text.count), target.baseAddress, Int32(capacity))
                }
                isWritten = length >= 0
                count = max(0, Int(length))
            }
            return isWritten ? skeleton : text
        }
    }
}
