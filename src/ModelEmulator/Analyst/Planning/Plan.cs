using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>Carries an intent out: asks what it needs, and once all is there, writes. Null while answers are awaited.</summary>
internal static class Plan
{
    /// <param name="byName">Figures are called by their columns' names, not by the question's words.</param>
    public static Draft? Carry(Desk desk, Request request, Intent intent, IReadOnlyList<Catalogue.Collection> collections, bool byName = false)
    {
        var book = new Phrasebook(request.Tongue) { IsByName = byName };
        return intent switch
        {
            Intent.Figures figures => FigurePlans.Figures(desk, request, book, figures),
            Intent.Compare compare => FigurePlans.Compare(desk, request, book, compare),
            Intent.Change change => FigurePlans.Change(desk, request, book, change),
            Intent.Share share => FigurePlans.Share(desk, request, book, share),
            Intent.Assert assertion => AssertionPlans.Assert(desk, request, book, assertion),
            Intent.AssertOrder order => AssertionPlans.Order(desk, request, book, order),
            Intent.AssertExtreme extreme => AssertionPlans.Extreme(desk, request, book, extreme),
            Intent.Ranking ranking => GroupPlans.Ranking(desk, request, book, ranking),
            Intent.RankedChange ranked => GroupPlans.RankedChange(desk, request, book, ranked),
            Intent.Series series => SeriesPlans.Series(desk, request, book, series),
            Intent.Listing listing => GroupPlans.Listing(desk, request, book, listing),
            Intent.Attributes attributes => GroupPlans.Attributes(desk, request, book, attributes),
            Intent.GroupCondition having => ConditionPlans.Having(desk, request, book, having),
            Intent.Correlation correlation => ConditionPlans.Correlation(desk, request, book, correlation),
            Intent.YearlyAverage yearly => ConditionPlans.YearlyAverage(desk, request, book, yearly),
            Intent.Coverage => Declines.Coverage(desk, request, book),
            Intent.Catalogue => Declines.Catalogue(book, collections),
            Intent.Courtesy => new Draft(book.Pick(
                "Bonjour ! Posez-moi une question sur les données : un chiffre, un total, une comparaison, un classement ou un graphique.",
                "Hello! Ask me about the data: a figure, a total, a comparison, a ranking or a chart.",
                "Guten Tag! Fragen Sie mich zu den Daten.")),
            Intent.Ask ask => new Draft(book.Pick("Que voulez-vous dire exactement ?", "Which one do you mean?", "Was meinen Sie genau?"), ask.Choices),
            Intent.Decline decline => Declines.Because(desk, request, book, decline),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
