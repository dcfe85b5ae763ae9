using Tally.ModelEmulator;
using Tally.Questions;

namespace Tally.Bench.Runs;

/// <summary>Each fault at each level: how the questions ended. A wrong figure in an answer makes the command fail.</summary>
internal static class Faults
{
    private static readonly string[] All =
    [
        "latency=50", "rate-limit-ms=50:20%", "server-error:20%", "bad-gateway:20%", "drop-before:20%", "drop-after:20%", "filter-prompt@runs:20%",
        "locked@runs:30%", "previous-not-found@runs:30%", "dangling-call@runs:20%", "context-too-long@runs:20%", "slow=200:30%", "never-ends:20%",
        "lost@runs:20%", "conversation-lost@runs:20%", "stale-read=100@runs:30%", "failed:20%", "failed-null:20%", "failed-rate-limit:20%",
        "filter-output:20%", "cut-short:20%", "refusal:20%", "empty:20%", "malformed-call:20%", "unknown-tool:20%", "endless-calls:20%", "null-fields",
        "odd-fields",
    ];

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var limits = new RunLimits
        {
            FirstPause = TimeSpan.FromMilliseconds(20),
            LongestPause = TimeSpan.FromMilliseconds(500),
            Lag = TimeSpan.FromSeconds(1),
            Deadline = TimeSpan.FromSeconds(8),
        };
        int wrong = 0;
        Console.WriteLine("| fault | level | right | declined | failed | expired | wrong | slowest ms |\n|---|---|---|---|---|---|---|---|");
        foreach (string fault in All)
        {
            foreach (var endpoint in Enum.GetValues<EmulatedEndpoint>())
                wrong += await OneAsync(arguments with { Endpoint = endpoint, RunTime = 0 }, fault, limits);
        }

        return wrong == 0 ? 0 : 1;
    }

    private static async Task<int> OneAsync(Arguments arguments, string fault, RunLimits limits)
    {
        string home = Path.Combine(arguments.Home, Path.GetRandomFileName());
        await using var emulator = await Emulator.StartHereAsync(arguments, null);
        await using var bench = new Workbench(home, emulator.BaseAddress, limits);
        await bench.IngestAsync(arguments.Data);
        var questions = new Questionnaire(arguments.Data, arguments.Seed);
        await bench.AnswerAsync(questions.Question(0));
        emulator.SetFaults(fault);
        var answers = await Task.WhenAll(Enumerable.Range(0, arguments.Questions).Select(number => bench.AnswerAsync(questions.Question(number))));
        int right = answers.Where((answer, number) => questions.IsRight(number, answer.Figures.Select(figure => figure.Value))).Count();
        int wrong = answers.Where((answer, number) =>
            answer.Outcome == QuestionOutcome.Answered && !questions.IsRight(number, answer.Figures.Select(figure => figure.Value))).Count();
        int declined = answers.Count(answer => answer.Outcome is QuestionOutcome.NotInData or QuestionOutcome.NeedsClarification or QuestionOutcome.Unverified);
        Console.WriteLine(FormattableString.Invariant(
            $"| {fault} | {arguments.Endpoint} | {right} | {declined} | {Count(answers, QuestionOutcome.Failed)} | {Count(answers, QuestionOutcome.Expired)} | {wrong} | {answers.Max(answer => answer.Timings.Milliseconds):0} |"));
        await bench.DisposeAsync();
        Directory.Delete(home, recursive: true);
        return wrong;
    }

    private static int Count(AnswerDocument[] answers, QuestionOutcome outcome) => answers.Count(answer => answer.Outcome == outcome);
}
