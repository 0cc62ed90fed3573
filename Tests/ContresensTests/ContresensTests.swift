import Testing

@testable import Contresens
