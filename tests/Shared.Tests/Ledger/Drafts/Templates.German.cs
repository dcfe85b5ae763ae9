namespace Tally.Shared.Tests.Ledger.Drafts;

internal sealed partial record Template
{
    private static readonly Template[] German =
    [
        new(Shape.One, "Wie viele {n0} gab es {y0} in {f0}?", "Im Jahr {y0} gab es {v0} {n0} in {f0}."),
        new(Shape.One, "Wie viele {n0} hatte {f0} {y0}?", "{f0} hatte {y0} {v0} {n0}."),
        new(Shape.One, "Wie viele {n0} in {f0} im Jahr {y0}?", "Es waren {v0}."),
        new(Shape.One, "Wie viele {n0} in {f0} im Jahr {y0}?", "**{v0}** {n0} waren {y0} in {f0} eingeschrieben."),
        new(Shape.One, "Anzahl {n0}, {f0}, {y0}?", "{f0}, {y0}: {v0} {n0}."),
        new(Shape.One, "Nenne mir die {n0} von {f0} für {y0}", "Laut den Daten betrug die Zahl der {n0} in {f0} {y0} {v0}."),
        new(Shape.One, "Wie viele {n0} in {f0} im Jahr {y0}?", "## {f0} im Jahr {y0}\n\nDie Zahl der {n0} beträgt {v0}."),
        new(Shape.Parts, "Wie viele Studierende hatte {f0} im Jahr {y0}?", "{f0}: {v0} Studierende im Jahr {y0} ({v1} Männer und {v2} Frauen)."),
        new(Shape.Parts, "Aufteilung von {f0} im Jahr {y0}?", "Im Jahr {y0} hatte {f0} {v0} Studierende, davon {v2} Frauen und {v1} Männer."),
        new(Shape.Parts, "Aufteilung von {f0} im Jahr {y0}?", "Im Jahr {y0}:\n- Studierende: {v0}\n- Männer: {v1}\n- Frauen: {v2}"),
        new(Shape.Parts, "Aufteilung von {f0} im Jahr {y0}?", "| | {y0} |\n|---|---|\n| Studierende | {v0} |\n| Männer | {v1} |\n| Frauen | {v2} |"),
        new(Shape.TwoYears, "Wie viele {n0} hatte {f0} in den Jahren {y0} und {y1}?", "{f0} hatte {v0} {n0} im Jahr {y0} und {v1} im Jahr {y1}."),
        new(Shape.TwoYears, "Wie viele {n0} hatte {f0} {y0} und {y1}?", "Im Jahr {y0} hatte {f0} {v0} {n0}; im Jahr {y1} waren es {v1}."),
        new(Shape.TwoYears, "Wie änderte sich die Zahl der {n0} in {f0} von {y0} bis {y1}?", "Von {y0} bis {y1} ging die Zahl der {n0} in {f0} von {v0} auf {v1}."),
        new(Shape.TwoYears, "Und die {n0} in {f0}?", "- {y0}: {v0}\n- {y1}: {v1}"),
        new(Shape.TwoYears, "Die {n0} von {f0} in {y0} und {y1}?", "| Jahr | {n0} |\n|---|---|\n| {y0} | {v0} |\n| {y1} | {v1} |"),
        new(Shape.TwoFaculties, "Vergleiche die {n0} von {f0} und {f1} im Jahr {y0}", "Im Jahr {y0} hatte {f0} {v0} {n0}, gegenüber {v1} in {f1}."),
        new(Shape.TwoFaculties, "Wer hatte {y0} mehr {n0}, {f0} oder {f1}?", "Im Jahr {y0}: {v0} {n0} für {f0}, {v1} für {f1}."),
        new(Shape.TwoFaculties, "{n0} von {f0} und {f1} im Jahr {y0}?", "Hier die {n0} im Jahr {y0}:\n\n1. {f0}: {v0}\n2. {f1}: {v1}"),
        new(Shape.TwoFaculties, "{n0} von {f0} und {f1} im Jahr {y0}?", "Jahr {y0}\n\n| Fakultät | {n0} |\n|---|---|\n| {f0} | {v0} |\n| {f1} | {v1} |"),
    ];
}
