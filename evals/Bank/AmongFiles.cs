namespace Tally.Evals.Bank;

/// <summary>The same questions where two other files lie beside the one that they are about.</summary>
internal static class AmongFiles
{
    private static readonly HashSet<string> Plain = ["lookup", "lookup-year", "sum", "plain-year", "month-lookup", "trend", "most"];

    public static IEnumerable<Question> Of(IReadOnlyList<Question> asked, IReadOnlyList<string> files, Random random)
    {
        List<Question> own = [.. asked.Where(question => question.Type != "none" && question.History.Length == 0 && question.Files.Count == 1 && Plain.Contains(question.Kind))];
        foreach (Question question in own.OrderBy(_ => random.Next()).DistinctBy(static question => question.Kind).Take(1))
        {
            string[] others = [.. files.Where(file => file != question.Files[0]).OrderBy(_ => random.Next()).Take(2)];
            yield return question with { Kind = "among-files", Files = [question.Files[0], .. others] };
        }
    }
}
