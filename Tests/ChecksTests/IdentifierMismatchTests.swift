import Testing

@testable import Checks

struct IdentifierMismatchTests {
    @Test func examplesHold() throws { try expectExamples(of: IdentifierMismatch()) }

    @Test func findsWhatWasSplitOrRecased() throws {
        try expect(
            IdentifierMismatch(), target: "Ouvrez le fichier⟦. grove⟧ avec l’outil Tessel ⟦v 2.1.0 +⟧.",
            source: "Open the .grove file with the Tessel tool v2.1.0+.", suggestions: [" .grove", "v2.1.0+"])
        try expect(
            IdentifierMismatch(), target: "Accordez ⟦Ledger. Read.All⟧ au service, puis ouvrez ⟦Tessel.Json⟧.",
            source: "Grant Ledger.Read.All to the service, then open tessel.json.")
    }

    @Test func findsANearSpelling() throws {
        try expect(
            IdentifierMismatch(), target: "Le fichier se nomme ⟦export_YYYMMDD_NN⟧ par défaut.", source: "The file is named export_YYYYMMDD_NN by default.")
    }

    @Test func findsAddressesAndNamesWithOneTranslatedPart() throws {
        try expect(
            IdentifierMismatch(), target: "Écrivez à ⟦dépôt@tessel.example⟧ et ouvrez ⟦tessel.configuration.json⟧ au format ⟦XLXS⟧.",
            source: "Write to depot@tessel.example and open tessel.config.json in XLSX format.")
    }

    @Test func findsAGluedOption() throws {
        try expect(IdentifierMismatch(), target: "Options -OutFile ⟦et-InFile⟧ ajoutées.", source: "Options -OutFile and -InFile were added.")
    }

    @Test("Versions with a decimal comma, a space, or a footnote behind them") func findsVersions() throws {
        try expect(
            IdentifierMismatch(), target: "Tessel ⟦3,4-RC⟧ remplace ⟦3,3-bêta2⟧ ; il faut le kit ⟦2.1.80 x⟧<sup>1</sup> ou la branche ⟦4.2. x⟧.",
            source: "Tessel 3.4-RC replaces 3.3-Beta2; it needs kit 2.1.80X<sup>1</sup> or branch 4.2.x.", suggestions: ["3.4-RC", "3.3-Beta2", "2.1.80X", "4.2.x"])
        // A point and a letter may be a quantity.
        try expect(IdentifierMismatch(), target: "Il est 1,5x plus rapide.", source: "It is 1.5x faster.")
    }

    @Test("A file's name that ran into the word its ending was taken for") func findsBrokenNames() throws {
        try expect(
            IdentifierMismatch(), target: "Ouvrez ⟦tessel.jssur⟧ le disque, puis le ⟦ledger.jsà⟧ l’extérieur.", source: "Open tessel.json on the disk, then ledger.json outside.",
            suggestions: ["tessel.json", nil])
        try expect(IdentifierMismatch(), target: "Ouvrez tessel.js et tessel.json.", source: "Open tessel.js and tessel.json.")
    }

    @Test("Markup in the middle of an identifier would be lost by a suggestion") func suggestsNothingAcrossMarkup() throws {
        try expect(IdentifierMismatch(), target: "Voir ⟦Tessel [. Frames⟧](https://tessel.example).", source: "See [Tessel.Frames](https://tessel.example).", suggestions: [nil])
    }

    @Test("Options with a capital, as PowerShell has them") func findsGluedCapitalizedOptions() throws {
        try expect(
            IdentifierMismatch(), target: "Si ⟦ni-License⟧ ni -Report n’est donné, le ⟦commutateur-Name⟧ suffit.", source: "If neither -License nor -Report is given, the -Name switch is enough.",
            suggestions: ["ni -License", "commutateur -Name"])
    }

    @Test("A name with underscores that was translated") func findsTranslatedSnakeNames() throws {
        try expect(
            IdentifierMismatch(), target: "**⟦nom_de_la_porte⟧** : le nom de gate_path.", source: "**gate_name**: the name of gate_path.", suggestions: ["gate_name"])
    }

    @Test func readsLiteralColumns() throws {
        let source = "| Error | Meaning |\n|---|---|\n| Grove_NotFound | none |\n| Grove_TooLarge | big |\n| Grove.Locked | locked |\n| Timeout | late |\n| Forbidden | no |"
        try expect(
            IdentifierMismatch(),
            target: "| Erreur | Sens |\n|---|---|\n| Grove_NotFound | rien |\n| Grove_TooLarge | gros |\n| Grove.Locked | bloqué |\n| ⟦Délai⟧ | tard |\n| ⟦Interdit⟧ | non |",
            source: source)
    }

    @Test func knowsWithoutASource() throws {
        try expect(
            IdentifierMismatch(),
            target: "| Autorisation | Usage |\n|---|---|\n| User.Read | lire |\n| openid | connexion |\n| ⟦profil⟧ | lire |\n| email | adresse |")
        try expect(
            IdentifierMismatch(),
            target: "Voir [⟦0a1b2c3d-0000-4444-fb-123456789abc⟧](https://grove.example/app/0a1b2c3d-0000-4444-babe-123456789abc).")
        try expect(IdentifierMismatch(), target: "| API |\n|---|\n| Tessel - ⟦TWS. AccessAsUser.All⟧ |")
    }

    @Test func findsSplitAndTranslatedNamesWithoutASource() throws {
        try expect(
            IdentifierMismatch(),
            target: """
                | Autorisation | Usage |
                |---|---|
                | ⟦Ledger. Read.Shared⟧ | lire |
                | ⟦Registre.Read.Shared⟧ | lire |
                | Ledger.Read.Shared | lire |
                | Grove.Write.All | écrire |

                Accordez ⟦Grove. Write.All⟧ et ⟦Bosquets.ReadWrite.All⟧ au service.
                """)
    }

    @Test func findsIdentifiersAloneInTheirCells() throws {
        try expect(
            IdentifierMismatch(),
            target: "| Champ | Valeur |\n|---|---|\n| Droit | ⟦Registre.Write⟧ |\n| Autre droit | ⟦Grove. Write⟧ |\n| ID | ⟦08d7e3b5-1a64-4c9f -b82e-57f0c6a19d3e⟧ |\n| Note | Voir. Lire |")
    }

    @Test func findsNearMissesOnThePage() throws {
        try expect(
            IdentifierMismatch(),
            target: """
                Écrivez à aide@tessel.example ou à aide@tessel.example, jamais à ⟦aide@tesel.example⟧ ni à ventes@tessel.example.

                L’ID 3f2504e0-4f89-11d3-9a0c-0305e82c3301 est celui-ci : 3f2504e0-4f89-11d3-9a0c-0305e82c3301, pas ⟦3f2504e0-4f89-11d3-9a0c-0305e82c3310⟧.
                """)
        try expect(IdentifierMismatch(), target: "Écrivez à equipe1@tessel.example, à equipe1@tessel.example ou à equipe2@tessel.example.")
    }

    @Test func knowsTheFormOfGUIDs() throws {
        for wrong in ["1a2b3c4d-68ab-4204-fb-db4a784fb4d8", "1a2b3c4d-68ab-4204-babe-db4a784fb4d", "1a2b3c4d-68ab-4204-vent-db4a784fb4d8", "1a2b3c4d-68ab-4204-babe-db4a784fb4d8d8"] {
            try expect(IdentifierMismatch(), target: "Le port a l’identifiant ⟦\(wrong)⟧ dans la liste.")
        }
        for right in ["1a2b3c4d-68ab-4204-babe-db4a784fb4d8", "12345678-1234-1234-12-123456789012", "1a2b3c4d-68ab-4204-babe-db4a784fb4d8-01", "1a2b3c4d-68a-42044-babe-db4a784fb4d8"] {
            try expect(IdentifierMismatch(), target: "Le port a l’identifiant \(right) dans la liste.")
        }
    }

    @Test func comparesLiteralTextsTokenByToken() throws {
        try expect(
            IdentifierMismatch(),
            target: "| Entrée | Sortie |\n|---|---|\n| {\"⟦statut⟧\": \"⟦Réussite⟧\", \"items\": []} | ⟦Réussite⟧ |\n| Voir la suite (page 2) | Échec |",
            source: "| Input | Output |\n|---|---|\n| {\"status\": \"Success\", \"items\": []} | Success |\n| See below (page 2) | Failure |")
        try expect(
            IdentifierMismatch(),
            target: "| Champ | Type |\n|---|---|\n| name | string |\n| tags | ⟦tableau⟧ |\n| on | ⟦booléen⟧ |",
            source: "| Field | Type |\n|---|---|\n| name | string |\n| tags | array |\n| on | boolean |")
        try expect(
            IdentifierMismatch(), target: "| Champ | Type |\n|---|---|\n| name | chaîne |\n| tags | tableau |\n| on | booléen |",
            source: "| Field | Type |\n|---|---|\n| name | string |\n| tags | array |\n| on | boolean |")
    }

    @Test func knowsColumnsOfNames() throws {
        try expect(
            IdentifierMismatch(),
            target: "| Nom | Sens |\n|---|---|\n| *text* | le texte |\n| *⟦strictement⟧* | au mot |\n| *depth* | niveaux |",
            source: "| Name | Meaning |\n|---|---|\n| *text* | the text |\n| *strict* | to the letter |\n| *depth* | levels |")
    }

    @Test func findsCommandsThatGotCapitals() throws {
        try expect(
            IdentifierMismatch(), target: "Lancez ⟦tessel.exe Push⟧, puis ⟦tidectl Ajouter⟧ un nœud (tidectl.exe) dans *⟦Node-cache⟧*. La commande ⟦Restore⟧ suit.",
            source: "Run tessel.exe push, then tidectl add a node (tidectl.exe) in *node-cache*. The restore command follows.")
        try expect(
            IdentifierMismatch(), target: "Lancez tidectl. Ajoutez un nœud. La commande Restaurer et tidectl Enterprise suivent.",
            source: "Run tidectl. Add a node. The Restore command and tidectl Enterprise follow.")
    }

    @Test("Commands that were translated after their program") func findsTranslatedCommands() throws {
        try expect(
            IdentifierMismatch(), target: "Exécutez ⟦tessel.exe restaurer⟧. Avec ⟦tessel.exe restauration⟧ et ⟦tessel.exe mise⟧ à jour, c’est fait ; ⟦dotgrove-Pack-kit⟧ aussi.",
            source: "Run tessel.exe restore. With tessel.exe restore and tessel.exe update, it is done; dotgrove-pack-kit too.",
            suggestions: ["tessel.exe restore", "tessel.exe restore", nil, "dotgrove-pack-kit"])
        // What the program does, and its command where the order alone changed.
        try expect(
            IdentifierMismatch(), target: "Désormais tessel.exe affiche la liste, et la commande tessel.exe restore aussi.", source: "Now tessel.exe displays the list, and the tessel.exe restore command too.")
    }

    @Test func leavesCleanTextAlone() throws {
        try expect(
            IdentifierMismatch(), target: "La fin. Node.js est requis, voir [a1b2c3d4e5f6](./a1b2c3d4e5f6.md). Version 2.1 + taxes.\n\n| Nom |\n|---|\n| Autonome |\n| Tessel.io |")
        try expect(
            IdentifierMismatch(), target: "Consultez https://grove.example/fr-fr/docs/start et https://grove.example/fr-fr/docs/stars.",
            source: "See https://grove.example/en-us/docs/start and https://grove.example/en-us/docs/stars.")
        try expect(IdentifierMismatch(), target: "Packages.grove est lu d’abord.", source: "packages.grove is read first.")
    }

    @Test func findsCodesOfCapitalsAndDigitsThatChanged() throws {
        try expect(
            IdentifierMismatch(), target: "Le service renvoie l’erreur ⟦Q120⟧ et le ticket ⟦QP-20913⟧.", source: "The service returns error Q102 and ticket QP-20931.")
        try expect(IdentifierMismatch(), target: "La clé SHA-256 et le port 8080.", source: "The SHA-256 key and port 8080.")
    }

    @Test("A suggestion keeps what was glued to an option and the space before an extension") func suggestions() throws {
        try expect(
            IdentifierMismatch(), target: "Utilisez le ⟦commutateur-OutFile⟧ et lisez les fichiers⟦. tide⟧ du dossier.\n", source: "Use the -OutFile switch and read the .tide files of the folder.\n",
            suggestions: ["commutateur -OutFile", " .tide"])
        try expect(IdentifierMismatch(), target: "La option «\u{A0}-OutFile\u{A0}» du service.\n", source: "The option '-OutFile' of the service.\n")
    }

    @Test("Names of properties beside a column of types") func propertyNames() throws {
        let source = "Name | Type | Notes\n--- | --- | ---\nid | string | The id.\nsummary | string | What it is about.\ntide | object | The tide.\n"
        let target = "Nom | Type | Notes\n--- | --- | ---\nid | string | L’ID.\n⟦résumé⟧ | string | Ce dont il s’agit.\ntide | object | La marée.\n"
        try expect(IdentifierMismatch(), target: target, source: source, suggestions: ["summary"])
    }

    @Test("A noun with a complement after a program’s name is no command") func nounsAfterPrograms() throws {
        try expect(
            IdentifierMismatch(), target: "La tessel.exe ligne de commande et les tessel.exe fournisseurs d’accès.\n", source: "The tessel.exe command line, and the tessel.exe credential providers.\n")
    }

    @Test("Values that the page has as code") func valuesInCode() throws {
        let source = "It is `Old` or `Other`.\n\nReason | Meaning\n--- | ---\nOld | It is old.\nWeak | It is weak.\nOther | None of them.\n"
        let target = "Il vaut `Old` ou `Other`.\n\nMotif | Sens\n--- | ---\n⟦Ancien⟧ | Il est ancien.\nFaible | Il est faible.\n⟦Autre⟧ | Aucun d’eux.\n"
        try expect(IdentifierMismatch(), target: target, source: source, suggestions: ["Old", "Other"])
    }

    @Test("Dotted names torn at the dot, the rest translated") func tornNames() throws {
        try expect(
            IdentifierMismatch(), target: "Les détails de ⟦Tessel. version⟧ 2.4 et de ⟦Marlin. Protocole⟧ sont là.\n", source: "The details of Tessel.Versioning 2.4 and Marlin.Protocol are here.\n",
            suggestions: ["Tessel.Versioning", "Marlin.Protocol"])
        try expect(IdentifierMismatch(), target: "Installez Tessel. Puis ouvrez le fichier.\n", source: "Install Tessel.Net and open the file.\n")
    }

    @Test("Issue numbers, versions of any minor, endings of two parts, paths in a variable, short options") func furtherShapes() throws {
        try expect(
            IdentifierMismatch(), target: "Voir [⟦acme/page # 4949⟧](https://git.example/4949), [⟦# 606⟧](https://git.example/606) et [#12](https://git.example/12).\n",
            source: "See [acme/Home#4949](https://git.example/4949), [#606](https://git.example/606) and [#12](https://git.example/12).\n", suggestions: ["acme/Home#4949", "#606"])
        try expect(
            IdentifierMismatch(), target: "Tessel ⟦3. x⟧ lit les fichiers (⟦. Cards. tsl⟧) de ⟦% TideData%\\cards⟧. Le ⟦commutateur-ID⟧ suffit.\n",
            source: "Tessel 3.x reads files (.cards.tsl) of %TideData%\\cards. The -Id switch is enough.\n", suggestions: ["3.x", ".cards.tsl", "%TideData%\\cards", "commutateur -Id"])
        try expect(IdentifierMismatch(), target: "Disponible dans Tessel ⟦2.1. x⟧ et ⟦4. x⟧.\n")
        try expect(IdentifierMismatch(), target: "Il y en a 4. X est le nombre.\nLa valeur 3.x suffit, comme #12.\n")
    }

    @Test("A program and two words of its own") func longCommands() throws {
        try expect(
            IdentifierMismatch(), target: "Lancez ⟦tidectl Gate Push⟧ puis tidectl gate list, et ouvrez la porte de Tidectl.\n",
            source: "Run tidectl gate push, then tidectl gate list, and open Tidectl's gate.\n", suggestions: ["tidectl gate push"])
    }

    @Test("Names in a list of which others are kept") func lostListItems() throws {
        try expect(
            IdentifierMismatch(), target: "Les paramètres sont les suivants : Trace, GateVariable, ⟦labuffer⟧, ⟦unvariable⟧, PipeGate et LockGate.",
            source: "The parameters are these: Trace, GateVariable, OutBuffer, OutVariable, PipeGate, and LockGate.", suggestions: ["OutBuffer", "OutVariable"])
        // A word of the language is its translation; an item more is another list.
        try expect(
            IdentifierMismatch(), target: "Trois formats : GateText, tableau, LockGate. Et aussi GateText, labuffer, unvariable, LockGate.",
            source: "Three formats: GateText, DataTable, LockGate. And GateText, OutBuffer, LockGate too.")
    }

    @Test("Values in italics of which others are kept or stand in code") func translatedValues() throws {
        try expect(
            IdentifierMismatch(), target: "Les valeurs possibles sont *⟦overwrite⟧, ⟦ignore⟧, None, OverwriteAll* et *IgnoreAll* (3.0).",
            source: "Possible values are *Overwrite, Ignore, None, OverwriteAll*, and *IgnoreAll* (3.0).", suggestions: ["Overwrite", "Ignore"])
        try expect(
            IdentifierMismatch(), target: "Une des valeurs les *⟦plus basses⟧, ⟦les plus élevées⟧, les HighestGate* ou les *HighestLock* convient.",
            source: "One of *Lowest, Highest, HighestGate* or *HighestLock* fits.")
        try expect(
            IdentifierMismatch(), target: "Une de celles-ci :<br/><ul><li>La *⟦plus basse⟧* (par défaut)</li><li>*HighestGate* : la porte</li><li>*HighestLock* : l’écluse</li></ul>",
            source: "One of these:<br/><ul><li>*Lowest* (default)</li><li>*HighestGate*: the gate</li><li>*HighestLock*: the lock</li></ul>")
        try expect(
            IdentifierMismatch(), target: "L’opération est *⟦lister⟧, ⟦ajouter⟧, ⟦retirer⟧* ou *⟦fermer⟧*.\n\n```\ntidectl gates List\ntidectl gates Add x\n```\n",
            source: "The operation is *List, Add, Remove,* or *Close*.\n\n```\ntidectl gates List\ntidectl gates Add x\n```\n")
        try expect(
            IdentifierMismatch(), target: "Les versions *mineure*, *majeure*, *de correctif* et *finale* diffèrent.", source: "The *Minor*, *Major*, *Patch*, and *Final* versions differ.")
    }

    @Test("Literals with a space inside, and a dotted name torn before an article") func splitLiterals() throws {
        try expect(
            IdentifierMismatch(), target: "Remplacez ⟦$gateName $⟧ et ⟦KeepGatesOpen = true⟧ dans ⟦Tessel. l’emballage⟧ du projet.",
            source: "Replace $gateName$ and KeepGatesOpen=true in the project's Tessel.Packaging.", suggestions: ["$gateName$", "KeepGatesOpen=true", "Tessel.Packaging"])
        try expect(IdentifierMismatch(), target: "Le prix est de 5 $ et de 6 $, avec x = 2.", source: "The price is $5 and $6, with x=2.")
    }

    @Test("Texts that are a command of the page's code") func translatedCommandLines() throws {
        let code = "\n\n```\ntidectl gate-list add <name>\n```\n"
        try expect(
            IdentifierMismatch(), target: "## ⟦liste des portes tidectl Ajouter [options]⟧\n\nRéférence pour la commande ⟦tidectl.exe des portes⟧" + code,
            source: "## tidectl gate-list add [options]\n\nReference for the tidectl.exe gate-list command" + code)
        // Not in the page's code, or a sentence.
        try expect(
            IdentifierMismatch(), target: "## liste des portes tidectl\n\nla liste des portes de tidectl est longue" + code,
            source: "## tidectl doors\n\ntidectl gate-list is long, and so on" + code)
    }

    @Test("Emphasized words to type that got a capital") func recasedEmphasis() throws {
        try expect(
            IdentifierMismatch(), target: "La valeur par défaut est *⟦Quiet⟧* ; le protocole **⟦Push⟧** suit. *Quiet* : rien.", source: "The default is *quiet*; the **push** protocol follows. *quiet*: nothing.")
    }

    @Test("A value in capitals with its mark takes no space") func capitalsWithMark() throws {
        try expect(
            IdentifierMismatch(), target: "Ajoutez « ⟦QX !⟧ » au début.\n\n| ⟦QX !⟧ (préfixe) | Moulin |\n|---|---|\n", source: "Add \"QX!\" in front.\n\n| QX! (prefix) | Mill |\n|---|---|\n",
            suggestions: ["QX!", "QX!"])
        try expect(
            IdentifierMismatch(), target: "Criez « STOP ! » à temps. Utilisez SQL ! Ouvrez la vue UI !\n", source: "Shout \"STOP!\" in time. Use SQL! Open the UI view!\n")
    }
}

extension IdentifierMismatchTests {
    @Test("Options that stuck to the word before them, in their case or another") func gluedOptions() throws {
        try expect(
            IdentifierMismatch(), target: "Le port ⟦avec-WhatIf⟧ et la clé ⟦avec-Tide⟧, puis ⟦et-Tide⟧.\n", source: "The port with -Whatif and the key with -Tide, then and -Tide.\n",
            suggestions: ["avec -Whatif", "avec -Tide", "et -Tide"])
        try expect(IdentifierMismatch(), target: "Un logiciel open-source et l’option -Source.\n", source: "Open software and the -Source option.\n")
    }
}

extension IdentifierMismatchTests {
    @Test("A command's word that the target language has as well, where code tells that it is one") func commandsOfBothLanguages() throws {
        try expect(
            IdentifierMismatch(), target: "La commande ⟦Pack⟧ suit la fenêtre Options.\n\nTapez `tide pack port`.\n", source: "The pack command follows the options window.\n\nType `tide pack port`.\n", suggestions: ["pack"])
        try expect(IdentifierMismatch(), target: "La commande Pack suit.\n", source: "The pack command follows.\n")
    }
}
