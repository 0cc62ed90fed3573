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
        try expect(CodeSpanMismatch(), target: "En créant différents ⟦`tide.json` fichiers⟧ et de nouvelles ⟦`.tide` propriétés⟧.")
        try expect(CodeSpanMismatch(), target: "Les ports restent différents (`a` fichiers, `b` dossiers). Les fichiers nouveaux `c` restent.")
    }

    @Test("A verb parted from its object by the code that names it") func partedVerb() throws {
        try expect(
            CodeSpanMismatch(), target: "Pour cela, utilisez ⟦`GateIcon` la propriété⟧ du projet, puis ouvrez ⟦`Gate.cs` le fichier⟧.",
            source: "For this, use the `GateIcon` property of the project, then open the `Gate.cs` file.")
        // How often, and without a noun after the code in the source.
        try expect(
            CodeSpanMismatch(), target: "Donnez `-Gate` plusieurs fois. Lancez `gate` la première fois.", source: "Give `-Gate` several times. Run `gate` the first time.")
    }

    @Test("Code between a preposition and the noun that it names") func nounAfterPreposition() throws {
        try expect(
            CodeSpanMismatch(), target: "L’outil ne crée pas de ⟦`tide.lock` fichier⟧ et entoure le texte avec ⟦`<em>` balises⟧ ouvertes.",
            source: "The tool creates no `tide.lock` file and wraps the text with `<em>` tags.")
        // A name with a version of its own, a verb, a quantity.
        try expect(
            CodeSpanMismatch(), target: "Le projet dépend de `Gate` version `2`. La commande avec `-q` place les fichiers. Il reste moins de `10` lignes.",
            source: "The project depends on `Gate` version `2`. The command with `-q` puts the files. Fewer than `10` lines remain.")
    }

    @Test("Codes that a conjunction joined in the source") func lostConjunction() throws {
        try expect(
            CodeSpanMismatch(), target: "Le service accepte ⟦`{gate}` les `{tide}` valeurs⟧ et et lit ⟦`a.cfg` des `b.cfg`⟧.",
            source: "The service accepts `{gate}` and `{tide}` values and reads `a.cfg`, `b.cfg`.")
        try expect(
            CodeSpanMismatch(), target: "Ajoutez à `gate` les `tides` suivants. Lisez la longueur de `gate` de `tide`.",
            source: "Add the following `tides` to `gate`. Read the length of `gate` of `tide`.")
    }

    @Test("An indefinite plural parted from its verb by code") func partedPlural() throws {
        try expect(CodeSpanMismatch(), target: "Vous devez ajouter ⟦`gate` des instructions⟧ au projet.", source: "You must add `gate` statements to the project.")
    }

    @Test("The noun behind its code, with an article of its own") func nounWithArticle() throws {
        try expect(
            CodeSpanMismatch(), target: "- ⟦`tide.gates` le dossier⟧ contient les vannes.\n- Dans ⟦`3.1` la version⟧, tout va bien.\n- L’outil lit les ports quand ⟦`tide.cfg` le fichier⟧ est vide.\n",
            source: "- `tide.gates` folder holds the gates.\n- In `3.1` version, all is well.\n- The tool reads the ports when `tide.cfg` file is empty.\n")
        // An object of its own, an apposition, a label with its text, a verb with a pronoun.
        try expect(
            CodeSpanMismatch(), target: "Affectez à la propriété `keepAlive` la valeur 1. Ici, `gate` est la vanne, `tide` la marée.\n\n- `sow` La graine à semer.\n- `seek` la recherche partout.\n",
            source: "Set the `keepAlive` property to 1. Here, `gate` is the gate, `tide` the tide.\n\n- `sow` The seed to sow.\n- `seek` looks for it everywhere.\n")
    }

    @Test("A noun after code that could be a verb or an adjective") func ambiguousNoun() throws {
        try expect(
            CodeSpanMismatch(), target: "La ⟦`sow` commande⟧ met tout en terre. Fixez la ⟦`GATE_HOME` variable⟧ d’environnement.",
            source: "The `sow` command puts all into the ground. Set the `GATE_HOME` environment variable.")
        try expect(
            CodeSpanMismatch(), target: "La `sow` commande les autres. Il dépend d’un `Gate` version `2`. La `gate` suivante fonctionne.",
            source: "The `sow` commands the others. It depends on a `Gate` version `2`. The next `gate` works.")
    }

    @Test("A conjunction without its other side") func strandedConjunction() throws {
        try expect(
            CodeSpanMismatch(), target: "Il demande à chaque fois `all`, sauf ⟦si ou `none`⟧ est donné.", source: "It asks each time, unless `all` or `none` is given.")
        try expect(
            CodeSpanMismatch(), target: "| Entrée |\n|---|\n| `tide.lock` fichier ⟦projet ou⟧ |\n", source: "| Input |\n|---|\n| `tide.lock` or project file |\n")
        try expect(
            CodeSpanMismatch(), target: "Ouvrez `a.cfg` avec ou sans droits, si et seulement si `b.cfg` existe. Le fichier `a.cfg` (.txt ou. MD) reste.",
            source: "Open `a.cfg` with or without rights, if and only if `b.cfg` exists. The `a.cfg` file (.txt or .md) stays.")
    }
}
