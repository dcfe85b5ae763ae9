using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>Says that the data has no answer, why, and what it does have.</summary>
internal static class Declines
{
    public static Draft? Because(Desk desk, Request request, Phrasebook book, Intent.Decline decline)
    {
        string why = decline.Reason switch
        {
            Reason.UnknownWords when decline.Words.Any(char.IsDigit) => book.Pick("Je ne sais pas à quoi comparer le nombre de la question.", "I cannot tell what the number in the question is of.", "Ich weiss nicht, wovon die Zahl der Frage ist."),
            Reason.UnknownWords => book.Pick($"Les données ne contiennent rien sur « {decline.Words} ».", $"The data have nothing about “{decline.Words}”.", $"Die Daten enthalten nichts zu „{decline.Words}“."),
            Reason.OutsidePeriod => book.Pick("La période demandée n'est pas dans les données.", "The period asked for is not in the data.", "Der gefragte Zeitraum ist nicht in den Daten."),
            Reason.NoTime => book.Pick("Les données ne permettent pas de distinguer cette période.", "The data cannot tell that period apart.", "Die Daten unterscheiden diesen Zeitraum nicht."),
            Reason.NoMeasure => book.Pick("Je ne trouve pas dans les données la mesure demandée.", "I cannot find the measure asked for in the data.", "Ich finde die gefragte Grösse nicht in den Daten."),
            Reason.NoRows => book.Pick("Aucune ligne des données ne correspond.", "No row of the data matches.", "Keine Zeile der Daten passt."),
            _ => book.Pick("Ce calcul n'est pas à ma portée.", "That calculation is beyond me.", "Diese Berechnung kann ich nicht ausführen."),
        };
        return Cover(desk, request, book) is { } cover ? new Draft($"{why}\n{cover}".TrimEnd(), null, IsNotInData: true) : null;
    }

    public static Draft? Coverage(Desk desk, Request request, Phrasebook book) => Cover(desk, request, book) is { } cover ? new Draft(cover) : null;

    public static Draft Catalogue(Phrasebook book, IReadOnlyList<Collection> collections)
    {
        IEnumerable<string> lines = collections.Select(collection =>
            $"- {collection.Name}{book.Colon}{(collection.Context.Length > 0 ? collection.Context.TrimEnd('.') + ". " : "")}"
            + book.Pick("Fichiers : ", "Files: ", "Dateien: ") + string.Join(", ", collection.Members.Take(30).Select(static member => member.Label)) + (collection.Members.Count > 30 ? ", …" : "") + ". "
            + book.Pick("Colonnes : ", "Columns: ", "Spalten: ") + string.Join(", ", collection.Fields.Take(30).Select(static field => field.Name)) + ".");
        return new Draft(book.Pick("Voici les données disponibles :", "These data are available:", "Diese Daten sind verfügbar:") + "\n" + string.Join('\n', lines));
    }

    /// <summary>What the table has; its period is cited from the data.</summary>
    private static string? Cover(Desk desk, Request request, Phrasebook book)
    {
        Table table = request.Table;
        string columns = book.Pick("Elles contiennent : ", "They contain: ", "Sie enthalten: ") + ScopeWords.Columns(table) + ".";
        string members = table.MemberField is { } field ? $" {Phrasebook.Capital(field.Name)}{book.Colon}{string.Join(", ", table.Members.Take(20).Select(static member => member.Label))}{(table.Members.Count > 20 ? ", …" : "")}." : "";
        if ((request.Axis.Year ?? request.Axis.Date) is not { } time || table.Pivot is not null)
        {
            return columns + members;
        }

        if (desk.Query($"SELECT MIN({time.Sql}) AS debut, MAX({time.Sql}) AS fin FROM {table.Sql}", "what the data cover") is not { } result)
        {
            return null;
        }

        string period = result.IsError || result.Rows.Count == 0 ? "" : book.Pick(
            $"Les données couvrent la période de {result.Cite(0, "debut")} à {result.Cite(0, "fin")}. ",
            $"The data cover the period from {result.Cite(0, "debut")} to {result.Cite(0, "fin")}. ",
            $"Die Daten reichen von {result.Cite(0, "debut")} bis {result.Cite(0, "fin")}. ");
        return period + columns + members;
    }
}
