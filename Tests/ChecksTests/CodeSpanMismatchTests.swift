import Testing

@testable import Checks

struct CodeSpanMismatchTests {
    @Test func examplesHold() throws { try expectExamples(of: CodeSpanMismatch()) }

    @Test func findsEnglishOrder() throws {
        try expect(CodeSpanMismatch(), target: "La ⟦`@grove` propriété⟧ et les ⟦`.tess` fichiers⟧ sont lus par le ⟦[`tess run`](run.md) programme⟧.")
        try expect(CodeSpanMismatch(), target: "Cliquez sur le ⟦**`Appliquer`** bouton⟧ de l’écran.")
    }

    @Test func findsNeighbours() throws {
        try expect(CodeSpanMismatch(), target: "Les ⟦`plant` `prune` commandes⟧,, `water` sont anciennes.")
        try expect(
            CodeSpanMismatch(), target: "Lisez ⟦`~/.grove/a` `~/.grove/b`⟧ (Linux) ensuite.", source: "Then read `~/.grove/a` or `~/.grove/b` (Linux).")
        try expect(CodeSpanMismatch(), target: "Lisez `a1` `b1` ensuite.", source: "Then read `a1` `b1` again.")
        try expect(
            CodeSpanMismatch(), target: "Lisez `graft`, ⟦`plant` `prune`⟧, `sow` et `water`.", source: "Read `graft`, `plant`, `prune`, `sow` and `water`.")
    }

    @Test func findsPartedWords() throws {
        try expect(CodeSpanMismatch(), target: "Choisissez le dossier à l’aide ⟦`paths/root` de la valeur⟧ du fichier.")
        try expect(CodeSpanMismatch(), target: "Les ressources ⟦ne `grove` sont⟧ pas lues.")
        try expect(CodeSpanMismatch(), target: "⟦`GROVE_ID`Est⟧ un nom.")
    }

    @Test func leavesFrenchOrderAlone() throws {
        try expect(
            CodeSpanMismatch(),
            target: """
                La `@grove` suivante, le `tess` utilisé et les `x` avant lecture conviennent. Le `tess` est prêt. L’option `--force` du programme `tess` \
                agit, les `Node`s aussi. À l’aide de `tess`, la commande `run` démarre.

                | Codes |
                |---|
                | `a` `b` |
                """)
        try expect(
            CodeSpanMismatch(), target: "Affectez à `keepAlive` la valeur true, puis calculez `Coût / 1 000 vues`.",
            source: "Set `keepAlive` to true, then compute `Coût / 1000 vues`.")
    }

    @Test func findsCodeThatWasReplaced() throws {
        try expect(
            CodeSpanMismatch(), target: "Lancez `tide` avec `⟦vérifier --all⟧` avant.", source: "Run `tide` with `check --all` before.")
        try expect(
            CodeSpanMismatch(), target: "Le nom est `tide:<nom de la liste>` ici.", source: "The name is `tide:<name of the list>` here.")
        try expect(
            CodeSpanMismatch(), target: "Lancez `tide` avec `--force`, `-q` et `-v`.", source: "Run `tide` with `--force` and `-q`.")
    }

    @Test func findsCodeBetweenAnAdjectiveAndItsNoun() throws {
        try expect(CodeSpanMismatch(), target: "Elle apporte une nouvelle ⟦`watch` commande⟧ pour les fichiers.")
    }

    @Test("A verb parted from its object by the code that names it") func partedVerb() throws {
        try expect(
            CodeSpanMismatch(), target: "Pour cela, utilisez ⟦`GateIcon` la propriété⟧ du projet, puis ouvrez ⟦`Gate.cs` le fichier⟧.",
            source: "For this, use the `GateIcon` property of the project, then open the `Gate.cs` file.")
        // How often, and without a noun after the code in the source.
        try expect(
            CodeSpanMismatch(), target: "Donnez `-Gate` plusieurs fois. Lancez `gate` la première fois.", source: "Give `-Gate` several times. Run `gate` the first time.")
    }
}
