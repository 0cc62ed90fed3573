/// Whether two strings agree but for some letters.
///
/// - Parameter share: of the longer one's letters, those that must not be edited.
func areAlike(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>, _ share: Double) -> Bool {
    let one = String(decoding: Array(left), as: UTF8.self)
    let other = String(decoding: Array(right), as: UTF8.self)
    let length = max(one.unicodeScalars.count, other.unicodeScalars.count)
    return length <= 512 && LetterDistance.between(one, other, atMost: Int(Double(length) * (1 - share) + 1e-9)) != nil
}
