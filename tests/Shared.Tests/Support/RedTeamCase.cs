using Tally.Charts;
using Tally.Datasets;
using Tally.Ledger;
using Tally.Questions;

namespace Tally.Shared.Tests.Support;

/// <summary>
/// A draft with its verdict, from tests/Cases/redteam-*.txt:
/// <code>
/// data unil                              the collections in scope, until the next such line
/// ask How many?  ( >> parts earlier questions from the last)
/// R1 sql SELECT …                        run by the engine
/// R2 calc growth {{R1[1].total}} / {{R1[0].total}}
/// C1 line R1 annee total,femmes - Title  kind, result, x, y, series or -, title
/// fr-001 honest: short ¦ the draft       "lie: kind" is refused, or shown as a line "=> text" says
///   the draft's next line
/// </code>
/// </summary>
public sealed record RedTeamCase(string Id, bool Honest, string Kind, string Draft)
{
    public string Data { get; init; } = "";

    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>What may be shown of a lie, because it is true.</summary>
    public string? Shown { get; init; }

    internal IReadOnlyList<(string Id, string Kind, string Text)> Statements { get; init; } = [];

    internal IReadOnlyList<ChartSpec> Charts { get; init; } = [];

    public override string ToString() => $"{Id} {(Honest ? "honest" : "lie")}: {Kind}";

    /// <summary>What is wrong with the gate's verdict; null when nothing is.</summary>
    internal string? Fault(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Passed passed when !Honest && passed.Answer.Text != Shown => $"passed: {passed.Answer.Text}",
        GateVerdict.Passed { Answer.Assurance: Assurance.Sourced } => "passed as sourced, though nothing was cited",
        GateVerdict.Rejected rejected when Honest => $"refused: {rejected.Marked}\n{string.Join('\n', rejected.Reasons.Select(reason => $"{reason.Code}: {reason.Message}"))}",
        _ => null,
    };

    /// <summary>As the product hands a draft over: without its marker line, with the charts that it places.</summary>
    internal GateRequest Request(IReadOnlyList<LedgerEntry> ledger, IReadOnlyList<DatasetProfile> profiles) => new()
    {
        Draft = DraftMarker.Read(DraftLinks.Hide(Draft)).Text,
        Question = Questions[^1],
        EarlierQuestions = [.. Questions.SkipLast(1)],
        Ledger = ledger,
        Charts = [.. Charts.Where(chart => Draft.Contains($"{{{{{chart.Id}}}}}", StringComparison.Ordinal))],
        Profiles = profiles,
    };

    public static IEnumerable<RedTeamCase> ReadFile(string path)
    {
        string data = "";
        string[] questions = [];
        var statements = new List<(string, string, string)>();
        var charts = new List<ChartSpec>();
        RedTeamCase? last = null;
        foreach (string line in File.ReadLines(path))
        {
            if (last is not null && line.StartsWith("  ", StringComparison.Ordinal))
                last = last with { Draft = last.Draft + "\n" + line[2..] };
            else if (last is not null && line.StartsWith("=> ", StringComparison.Ordinal))
                last = last with { Shown = line[3..] };
            else
            {
                if (last is not null)
                    yield return last;
                last = null;
                if (line.Length == 0 || line[0] == '#')
                    continue;
                else if (line.Split(" ¦ ", 2) is [var head, var draft])
                    last = Read(head, draft) with { Data = data, Questions = questions, Statements = [.. statements], Charts = [.. charts] };
                else if (line.Split(' ', 2) is ["data", var names])
                    data = names;
                else if (line.Split(' ', 2) is ["ask", var asked])
                    (questions, statements, charts) = (asked.Split(" >> "), [], []);
                else if (line.Split(' ', 3) is [['R', ..] result, ("sql" or "calc") and var kind, var text])
                    statements.Add((result, kind, text));
                else
                    charts.Add(Chart(line.Split(' ', 7)));
            }
        }

        if (last is not null)
            yield return last;
    }

    private static RedTeamCase Read(string head, string draft) =>
        head.Split([' ', ':'], 3, StringSplitOptions.RemoveEmptyEntries) is [var id, ("honest" or "lie") and var verdict, var kind]
            ? new RedTeamCase(id, verdict == "honest", kind.Trim(), draft)
            : throw new FormatException(head);

    private static ChartSpec Chart(string[] words) => new()
    {
        Id = words[0],
        Kind = Enum.Parse<ChartKind>(words[1], ignoreCase: true),
        ResultId = words[2],
        X = words[3],
        Y = words[4].Split(','),
        Series = words[5] == "-" ? null : words[5],
        Title = words[6],
    };
}
