using System.Diagnostics;
using System.Runtime;
using Tally.Questions;

namespace Tally.Bench.Runs;

/// <summary>Many questions in flight: throughput, Tally's own time, memory.</summary>
internal static class Load
{
    private const int SegmentsOfAQuestion = 3;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (emulator, address) = await Emulator.StartApartAsync(arguments);
        try
        {
            await using var bench = new Workbench(arguments.Home, address);
            await bench.IngestAsync(arguments.Data);
            var questions = new Questionnaire(arguments.Data, arguments.Seed);
            for (int warm = 0; warm < 10; warm++)
                await bench.AnswerAsync(questions.Question(warm));

            for (int round = 1; round <= arguments.Rounds; round++)
            {
                Console.WriteLine(FormattableString.Invariant($"round {round}"));
                await RoundAsync(arguments, bench, questions);
            }

            return 0;
        }
        finally
        {
            emulator.Kill();
            Directory.Delete(arguments.Home, recursive: true);
        }
    }

    private static async Task RoundAsync(Arguments arguments, Workbench bench, Questionnaire questions)
    {
        using var places = new SemaphoreSlim(arguments.AtOnce);
        long start = Stopwatch.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var compiling = JitInfo.GetCompilationTime();
        var answers = await Task.WhenAll(Enumerable.Range(0, arguments.Questions).Select(async number =>
        {
            // People do not all ask in the same instant: the first ones come spread over the time that one question takes.
            if (number < arguments.AtOnce)
                await Task.Delay(SegmentsOfAQuestion * arguments.RunTime * number / arguments.AtOnce);
            await places.WaitAsync();
            try
            {
                return await bench.AnswerAsync(questions.Question(number));
            }
            finally
            {
                places.Release();
            }
        }));
        Report(arguments, answers, questions, Stopwatch.GetElapsedTime(start), Process.GetCurrentProcess().TotalProcessorTime - cpu);
        Console.WriteLine(FormattableString.Invariant($"compiling: {(JitInfo.GetCompilationTime() - compiling).TotalSeconds:0.0} s"));
    }

    private static void Report(Arguments arguments, AnswerDocument[] answers, Questionnaire questions, TimeSpan wall, TimeSpan cpu)
    {
        int right = answers.Where((answer, number) => questions.IsRight(number, answer.Figures.Select(figure => figure.Value))).Count();
        double[] own = [.. answers.Select(answer => answer.Timings.OwnMilliseconds).Order()];
        double[] apart = [.. answers.Select(answer => answer.Timings.Milliseconds - answer.Timings.ModelMilliseconds).Order()];
        Console.WriteLine(FormattableString.Invariant(
            $"""
            questions {answers.Length}, {arguments.AtOnce} at once, a run takes {arguments.RunTime} ms, endpoint {arguments.Endpoint}
            right {right}, answered {answers.Count(answer => answer.Outcome == QuestionOutcome.Answered)}
            throughput {answers.Length / wall.TotalSeconds:0.0} a second, {wall.TotalSeconds:0.00} s in all, processor {cpu.TotalMilliseconds / answers.Length:0.0} ms a question
            own time, steps:          p50 {At(own, 0.5):0.0} ms, p99 {At(own, 0.99):0.0} ms
            own time, all but model:  p50 {At(apart, 0.5):0.0} ms, p99 {At(apart, 0.99):0.0} ms
            memory, peak working set: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB, managed heap now {GC.GetTotalMemory(true) / 1048576} MiB
            """));
    }

    private static double At(double[] ordered, double share) => ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];
}
