using Tally.Ledger.Fit.Checks;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Words for a time that a question may ask for, whatever the column of times is called.</summary>
internal static class TimeWords
{
    private static readonly HashSet<string> Times = ["annee", "annees", "year", "years", "jahr", "jahre", "mois", "month", "months", "monat", "monate", "trimestre", "trimestres", "quarter", "quarters", "quartal", "jour", "jours", "day", "days", "tag", "tage", "quand", "when", "wann"];

    private static readonly HashSet<string> Rates = ["per", "par", "pro", "each", "every", "chaque", "jedes", "jeden", "of", "en", "in"];

    /// <summary>"Which year", "the best month": a time is asked for. "The year 2020", "per year" and "in days" are none.</summary>
    public static bool IsAsked(Reading question)
    {
        for (int i = 0; i < question.Words.Count; i++)
        {
            bool isNamed = question.Periods.Exists(period => period.Start >= question.Words[i].End && period.Start - question.Words[i].End <= 2);
            if (Times.Contains(question.Words[i].Folded) && !isNamed && (i == 0 || !Rates.Contains(question.Words[i - 1].Folded)))
                return true;
        }

        return false;
    }
}
