using Tally.Datasets;
using Tally.Ledger;

namespace Tally.Shared.Tests.Support;

/// <summary>A line of tests/Cases/gate.txt with the ledger that stands above it.</summary>
public sealed record GateCase(int Line, string Verdict, string Question, string Draft)
{
    public string? Expected { get; init; }

    internal IReadOnlyList<LedgerEntry> Ledger { get; init; } = [];

    internal IReadOnlyList<DocumentPassage> Documents { get; init; } = [];

    internal IReadOnlyList<CodeLog> Logs { get; init; } = [];

    public override string ToString() => $"line {Line}: {Verdict} ¦ {Draft}";

    /// <summary>Lines "R1 sql SELECT …" and "R2 calculate name expression": run when the case is.</summary>
    internal IReadOnlyList<(string Id, string Kind, string Text)> Statements { get; init; } = [];

    public GateVerdict Check() => Check(Ledger, LedgerUnil.Sample.Profiles);

    internal GateVerdict Check(IReadOnlyList<LedgerEntry> ledger, IReadOnlyList<DatasetProfile> profiles)
    {
        string[] questions = Question.Split(" >> ", StringSplitOptions.TrimEntries);
        return new Gate().Check(new GateRequest
        {
            Draft = Draft,
            Question = questions[^1],
            EarlierQuestions = questions[..^1],
            Ledger = ledger,
            Documents = Documents,
            Logs = Logs,
            Profiles = profiles,
        });
    }

    /// <summary>The verdict in the file's words: the expected code when it is among the reasons, else what was said.</summary>
    public string Said(GateVerdict verdict) => verdict switch
    {
        GateVerdict.Passed passed => passed.Answer.Assurance == Assurance.Sourced ? "sourced" : "pass",
        GateVerdict.Rejected rejected when rejected.Reasons.Any(reason => reason.Code == Verdict) => Verdict,
        GateVerdict.Rejected rejected => string.Join(" / ", rejected.Reasons.Select(reason => $"{reason.Code}: {reason.Message}")) + " in " + rejected.Marked,
        _ => "?",
    };

    public static IEnumerable<GateCase> ReadFile(string path)
    {
        var ledger = new List<LedgerEntry>();
        var documents = new List<DocumentPassage>();
        var logs = new List<CodeLog>();
        var statements = new List<(string, string, string)>();
        GateCase? last = null;
        int number = 0;
        foreach (string raw in File.ReadLines(path))
        {
            number++;
            string line = raw.Trim();
            if (line.StartsWith("=>", StringComparison.Ordinal))
            {
                last = last! with { Expected = Unescape(line[2..].Trim()) };
                continue;
            }

            if (last is not null)
                yield return last;
            last = null;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line == "clear")
                (ledger, documents, logs, statements) = ([], [], [], []);
            else if (line.Split(" ¦ ") is [var verdict, var question, var draft])
                last = new GateCase(number, verdict.Trim(), question.Trim(), Unescape(draft.Trim())) { Ledger = [.. ledger], Documents = [.. documents], Logs = [.. logs], Statements = [.. statements] };
            else if (line.Split(' ', 3) is [['R', ..] result, ("sql" or "calculate") and var kind, var text])
                statements.Add((result, kind, text));
            else if (line.Split(" = ", 2) is [['d', 'o', 'c', ' ', .. var name], var passage])
                documents.Add(new DocumentPassage { Document = name, Text = Unescape(passage) });
            else if (line.Split(" = ", 2) is [['l', 'o', 'g', ' ', .. var id], var printed])
                logs.Add(new CodeLog { Id = id, Text = Unescape(printed) });
            else
                ledger.Add(LedgerScript.Read(line, ledger));
        }

        if (last is not null)
            yield return last;
    }

    private static string Unescape(string text) =>
        text.Replace("\\n", "\n", StringComparison.Ordinal).Replace('␣', '\u202F');
}
