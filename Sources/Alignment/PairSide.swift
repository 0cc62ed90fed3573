/// What one side of a pair holds: nothing, one element, or several in order. One, which most pairs have, takes no memory besides.
///
/// All of it is inlinable: rules ask for it at every sentence.
public struct PairSide<Element: Sendable & Equatable>: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable, Equatable {
    @usableFromInline
    enum Elements: Sendable, Equatable {
        case none
        case one(Element)
        /// Two or more.
        case several([Element])
    }

    @usableFromInline var elements: Elements

    @inlinable
    public init(_ elements: [Element]) {
        switch elements.count {
        case 0: self.elements = .none
        case 1: self.elements = .one(elements[0])
        default: self.elements = .several(elements)
        }
    }

    @inlinable
    public init(arrayLiteral elements: Element...) { self.init(elements) }

    /// One element.
    @inlinable
    public init(_ element: Element) { elements = .one(element) }

    /// Of numbers that follow each other.
    @inlinable
    public init(_ range: Range<Int>) where Element == Int {
        switch range.count {
        case 0: elements = .none
        case 1: elements = .one(range.lowerBound)
        default: elements = .several(Array(range))
        }
    }

    mutating func append(_ element: Element) {
        switch elements {
        case .none: self = PairSide(element)
        case .one(let first): self = PairSide([first, element])
        case .several(var all):
            // Let go of first, for it not to be copied.
            self = []
            all.append(element)
            self = PairSide(all)
        }
    }

    @inlinable public var startIndex: Int { 0 }

    @inlinable public var endIndex: Int {
        switch elements {
        case .none: 0
        case .one: 1
        case .several(let all): all.count
        }
    }

    @inlinable
    public subscript(index: Int) -> Element {
        switch elements {
        case .one(let element) where index == 0: return element
        case .several(let all): return all[index]
        case .none, .one: preconditionFailure("no element \(index)")
        }
    }
}
