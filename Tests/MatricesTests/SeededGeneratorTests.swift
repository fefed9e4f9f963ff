import Matrices
import Testing

@Suite("Seeded generator")
struct SeededGeneratorTests {
  @Test func `the numbers are those of SplitMix64`() {
    // The first outputs for seed 1234567, as published with the reference implementation.
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    #expect(generator.next() == 9_817_491_932_198_370_423)
  }

  @Test func `shuffling keeps the elements and depends on the seed alone`() {
    func shuffled(_ seed: UInt64) -> [Int] {
      var generator = SeededGenerator(seed: seed)
      var elements = Array(0..<100)
      generator.shuffle(&elements)
      return elements
    }
    #expect(shuffled(1) == shuffled(1))
    #expect(shuffled(1) != shuffled(2))
    #expect(shuffled(1).sorted() == Array(0..<100))
  }

  @Test func `numbers stay below their bound and reach all of it`() {
    var generator = SeededGenerator(seed: 3)
    let numbers = (0..<1000).map { _ in generator.next(below: 7) }
    #expect(Set(numbers) == Set(0..<7))
  }

  @Test(arguments: [1, 2, 5])
  func `concurrent results come in order`(jobs: Int) {
    #expect(concurrentMap(count: 50, jobs: jobs) { $0 * $0 } == (0..<50).map { $0 * $0 })
  }
}
